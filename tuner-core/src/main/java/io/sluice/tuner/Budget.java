package io.sluice.tuner;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When {@link Tuner#run} stops asking: when any of what is given is used up. Immutable.
 *
 * @param trials finished trials of the whole study, those before it was resumed included; at least 1
 * @param wallClock time since the call of {@code run}, looked at between trials; an evaluation under way is not cut short
 */
public record Budget(OptionalInt trials, Optional<Duration> wallClock) {
    /** Checks that something is given and that it is positive. */
    public Budget {
        if (trials.isEmpty() && wallClock.isEmpty()) {
            throw new IllegalArgumentException(
                    "a budget without trials and without wall-clock time: give at least one");
        }
        if (trials.isPresent() && trials.getAsInt() < 1) {
            throw new IllegalArgumentException("budget of " + trials.getAsInt() + " trials: it must be at least 1");
        }
        if (wallClock.isPresent()
                && (wallClock.get().isNegative() || wallClock.get().isZero())) {
            throw new IllegalArgumentException("budget of " + wallClock.get() + " wall-clock time: it must be above 0");
        }
    }

    /** So many finished trials. */
    public static Budget trials(int trials) {
        return new Budget(OptionalInt.of(trials), Optional.empty());
    }

    /** So much time. */
    public static Budget wallClock(Duration duration) {
        return new Budget(OptionalInt.empty(), Optional.of(duration));
    }

    /** This, and at most so much time. */
    public Budget within(Duration duration) {
        return new Budget(trials, Optional.of(duration));
    }
}
