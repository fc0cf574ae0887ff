package io.sluice.cli.support;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Stops a command from another thread, such as that of a signal. It interrupts the command's thread only where the command
 * says that it may, so that no file is cut off in the middle of being written. Thread-safe.
 */
public final class Interruption {
    private boolean requested;
    private @Nullable Thread waiting;

    /** Stops what runs interruptibly, now and from now on. */
    public synchronized void request() {
        requested = true;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    /** Whether {@link #request} was called. */
    public synchronized boolean isRequested() {
        return requested;
    }

    /**
     * Does something on this thread that may be interrupted.
     *
     * @throws InterruptedException if it was, or would have been had it begun
     * @throws Exception what the work throws
     */
    public <T> T interruptibly(Callable<T> work) throws Exception {
        enter();
        try {
            return work.call();
        } finally {
            leave();
        }
    }

    private synchronized void enter() throws InterruptedException {
        if (requested) {
            throw new InterruptedException("stopped from outside");
        }
        waiting = Thread.currentThread();
    }

    /** Takes back an interrupt that came too late, so that it hits nothing that comes after. */
    private synchronized void leave() {
        waiting = null;
        if (requested) {
            boolean unused = Thread.interrupted();
        }
    }
}
