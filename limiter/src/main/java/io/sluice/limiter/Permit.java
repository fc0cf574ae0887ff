package io.sluice.limiter;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The right to be in one stage, until it is closed or moved on. Whoever holds one must close it; closing it again is
 * harmless. Thread-safe; it may be closed by another thread than the one that acquired it.
 *
 * <p>The ways to advance differ only in how they wait. All of them give this permit back first, then queue for the next
 * stage, and never take this one again: after a failure to advance neither permit is held.
 */
public interface Permit extends AutoCloseable {

    /**
     * The stage that this permit is for.
     *
     * @return its name
     */
    String stage();

    /**
     * How long the permit was waited for.
     *
     * @return the time from the request to the grant, at least zero
     */
    Duration waited();

    /** Gives the permit back, so that the next waiter enters; does nothing if it was given back before. */
    @Override
    void close();

    /**
     * Gives this permit back and waits for one of the next stage.
     *
     * @param next the stage to go to; it may be the same one, and then the queue is joined at its end
     * @return a permit for {@code next}
     * @throws InterruptedException if interrupted while waiting
     * @throws IllegalArgumentException if {@code next} is not a stage name; this permit is then still held
     * @throws IllegalStateException if this permit was given back before
     * @throws LimiterClosedException if the limiter is closed
     */
    Permit advance(String next) throws InterruptedException;

    /**
     * Gives this permit back and waits for one of the next stage, for a limited time.
     *
     * @param next the stage to go to
     * @param maxWait the longest wait, at least zero
     * @return a permit for {@code next}
     * @throws InterruptedException if interrupted while waiting
     * @throws PermitTimeoutException if {@code maxWait} was not enough
     * @throws IllegalArgumentException if {@code next} is not a stage name or {@code maxWait} is negative; this permit is
     *     then still held
     * @throws IllegalStateException if this permit was given back before
     * @throws LimiterClosedException if the limiter is closed
     */
    Permit advance(String next, Duration maxWait) throws InterruptedException;

    /**
     * Gives this permit back and queues for the next stage without waiting; see {@link StageLimiter#acquireAsync}.
     *
     * @param next the stage to go to
     * @return completed with a permit for {@code next}; cancelling it leaves the queue
     * @throws IllegalArgumentException if {@code next} is not a stage name; this permit is then still held
     * @throws IllegalStateException if this permit was given back before
     */
    CompletableFuture<Permit> advanceAsync(String next);

    /**
     * Gives this permit back and queues for the next stage for a limited time, without waiting.
     *
     * @param next the stage to go to
     * @param maxWait the longest time in the queue, at least zero
     * @return completed with a permit for {@code next}, or with {@link PermitTimeoutException}; cancelling it leaves the
     *     queue
     * @throws IllegalArgumentException if {@code next} is not a stage name or {@code maxWait} is negative; this permit is
     *     then still held
     * @throws IllegalStateException if this permit was given back before
     */
    CompletableFuture<Permit> advanceAsync(String next, Duration maxWait);
}
