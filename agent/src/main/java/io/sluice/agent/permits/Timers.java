package io.sluice.agent.permits;

import java.time.Duration;

/** Runs things later, on the one thread that everything here is confined to; immune to changes of the time of day. */
public interface Timers {

    /**
     * Runs a task once.
     *
     * @param delay from now, at least zero
     * @param task must not block
     * @return takes it back
     */
    Timer after(Duration delay, Runnable task);

    /**
     * Runs a task on the thread: at once if this is the one, else soon.
     *
     * @param task must not block
     */
    void confine(Runnable task);

    /** A task that may still be taken back. */
    interface Timer {
        /** Does nothing if the task has run. */
        void cancel();
    }
}
