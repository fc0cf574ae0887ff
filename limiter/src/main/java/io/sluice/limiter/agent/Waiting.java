package io.sluice.limiter.agent;

import io.sluice.limiter.Permit;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** A request that waits on a daemon thread of its own, and is interrupted when its future is cancelled. */
final class Waiting {
    private Waiting() {}

    static CompletableFuture<Permit> start(Callable<Permit> request) {
        CompletableFuture<Permit> future = new CompletableFuture<>();
        Thread thread = new Thread(() -> run(request, future), "sluice-agent-client");
        thread.setDaemon(true);
        CompletableFuture<Permit> unused = future.whenComplete((permit, failure) -> {
            if (Thread.currentThread() != thread) {
                thread.interrupt();
            }
        });
        thread.start();
        return future;
    }

    private static void run(Callable<Permit> request, CompletableFuture<Permit> future) {
        try {
            Permit permit = request.call();
            if (!future.complete(permit)) {
                permit.close();
            }
        } catch (Exception e) {
            future.completeExceptionally(e);
        }
    }
}
