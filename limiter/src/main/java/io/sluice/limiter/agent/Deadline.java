package io.sluice.limiter.agent;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * When a wait ends, by {@link System#nanoTime}. Immutable.
 *
 * @param nanos empty if it does not
 * @param maxWait the whole wait, for messages
 */
record Deadline(OptionalLong nanos, Duration maxWait) {
    private static final Duration LONGEST = Duration.ofHours(24); // as long as an agent lets anybody wait

    static Deadline never() {
        return new Deadline(OptionalLong.empty(), LONGEST);
    }

    static Deadline after(Duration maxWait) {
        if (maxWait.isNegative()) {
            throw new IllegalArgumentException("maxWait is " + maxWait + ": it must be at least zero");
        }
        Duration wait = maxWait.compareTo(LONGEST) > 0 ? LONGEST : maxWait;
        return new Deadline(OptionalLong.of(System.nanoTime() + wait.toNanos()), wait);
    }

    /** What is left, at least zero. */
    Duration left() {
        return nanos.isPresent() ? Duration.ofNanos(Math.max(0, nanos.getAsLong() - System.nanoTime())) : LONGEST;
    }

    boolean isOver() {
        return left().isZero();
    }

    /** This one, a little later: for an agent whose answer is on its way. */
    Deadline plus(Duration grace) {
        return nanos.isPresent() ? new Deadline(OptionalLong.of(nanos.getAsLong() + grace.toNanos()), maxWait) : this;
    }

    /** The nearer of this one and one as far away as that, which is never less than a second away. */
    Deadline orPatience(Duration patience) {
        Duration least = patience.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : patience;
        Deadline other = after(least);
        boolean mine = nanos.isPresent() && left().compareTo(other.left()) < 0 && left().toMillis() >= 1_000;
        return mine ? this : other;
    }

    /** For the query of a request: the agent ends the wait. */
    String parameter() {
        return nanos.isPresent() ? "&wait=" + (left().toNanos() + 999_999) / 1_000_000 + "ms" : "";
    }
}
