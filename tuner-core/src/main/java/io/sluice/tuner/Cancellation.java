package io.sluice.tuner;

import org.jspecify.annotations.Nullable;

/** Stops a run from another thread: interrupts it only while an evaluation is under way. Thread-safe. */
final class Cancellation {
    private boolean cancelled;
    private @Nullable Thread evaluating;

    synchronized void cancel() {
        cancelled = true;
        if (evaluating != null) {
            evaluating.interrupt();
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Begins an evaluation on this thread; false if it was cancelled before. */
    synchronized boolean enter() {
        if (!cancelled) {
            evaluating = Thread.currentThread();
        }
        return !cancelled;
    }

    /** Ends it. Takes back the interrupt of a cancellation, so that it hits nothing that comes after. */
    synchronized void leave() {
        evaluating = null;
        if (cancelled) {
            Thread.interrupted();
        }
    }
}
