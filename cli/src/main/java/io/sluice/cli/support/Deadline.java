package io.sluice.cli.support;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * The instant at which a command is to be done, if there is one. Immutable.
 *
 * @param nanos tells how time passes
 * @param end on that clock
 */
public record Deadline(LongSupplier nanos, OptionalLong end) {

    /** There is none. */
    public static Deadline none(LongSupplier nanos) {
        return new Deadline(nanos, OptionalLong.empty());
    }

    /** So long from now. */
    public static Deadline in(Duration time, LongSupplier nanos) {
        return new Deadline(nanos, OptionalLong.of(nanos.getAsLong() + time.toNanos()));
    }

    /** Seconds until then, negative after it; empty if there is no deadline. */
    public OptionalDouble secondsLeft() {
        return end.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((end.getAsLong() - nanos.getAsLong()) / 1e9);
    }

    /** Whether there is time for something that takes so many seconds. */
    public boolean leaves(double seconds) {
        return end.isEmpty() || secondsLeft().getAsDouble() >= seconds;
    }
}
