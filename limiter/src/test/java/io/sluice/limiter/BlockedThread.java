package io.sluice.limiter;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;

/** A thread that waits for a permit, and what came of it. */
final class BlockedThread {
    private final FutureTask<Permit> task;
    private final Thread thread;

    BlockedThread(Callable<Permit> acquire) {
        task = new FutureTask<>(acquire);
        thread = new Thread(task, "blocked");
        thread.setDaemon(true);
        thread.start();
    }

    void awaitQueued(StageLimiter limiter, String stage) {
        spinUntil(() -> limiter.snapshot().stream().anyMatch(s -> s.stage().equals(stage) && s.waiting() > 0));
    }

    void interrupt() {
        thread.interrupt();
    }

    Permit result() throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new CompletionException(e);
        }
    }

    Throwable failure() throws InterruptedException {
        try {
            throw new AssertionError("a permit was given: " + task.get());
        } catch (ExecutionException e) {
            return e.getCause() == null ? e : e.getCause();
        }
    }

    static void spinUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
            if (Thread.interrupted()) {
                throw new AssertionError("the condition did not come to hold in time");
            }
        }
    }
}
