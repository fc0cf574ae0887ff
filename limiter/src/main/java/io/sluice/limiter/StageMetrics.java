package io.sluice.limiter;

/**
 * Is told what happens in one stage. Called by the threads that acquire and release, outside the limiter's lock, by many at
 * once: an implementation must be thread-safe and quick. What it throws is logged once and otherwise ignored.
 */
public interface StageMetrics {
    /**
     * Somebody entered the stage.
     *
     * @param nanos the wait, from request to grant; 0 if there was room at once
     */
    default void waited(long nanos) {}

    /**
     * Somebody left the stage.
     *
     * @param nanos the time from grant to release, at least 0
     */
    default void held(long nanos) {}

    /**
     * Somebody waited and left the queue without a permit: timed out, was interrupted or cancelled.
     *
     * @param nanos the time from request to leaving the queue, at least 0
     */
    default void gaveUp(long nanos) {}
}
