package io.sluice.limiter.live;

/** Waiting for a sign that a file may have changed. {@link #close} may be called from any thread and ends the wait. */
interface Events extends AutoCloseable {
    /** Waits for such a sign, for a limited time; false if there was none. */
    boolean await(long nanos) throws InterruptedException;

    @Override
    void close();
}
