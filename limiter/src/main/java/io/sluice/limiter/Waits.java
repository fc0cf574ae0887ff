package io.sluice.limiter;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waiting for a permit on the caller's thread, such that giving up loses no permit. */
final class Waits {
    private Waits() {}

    static Duration requireNotNegative(Duration maxWait) {
        if (maxWait.isNegative()) {
            throw new IllegalArgumentException("maxWait is " + maxWait + ": it must be at least zero");
        }
        return maxWait;
    }

    static Permit await(String stage, CompletableFuture<Permit> request) throws InterruptedException {
        try {
            return request.get();
        } catch (InterruptedException e) {
            giveUp(request);
            throw e;
        } catch (ExecutionException e) {
            throw failure(stage, e.getCause());
        }
    }

    static Permit await(String stage, CompletableFuture<Permit> request, Duration maxWait) throws InterruptedException {
        try {
            return request.get(nanos(maxWait), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            giveUp(request);
            throw e;
        } catch (ExecutionException e) {
            throw failure(stage, e.getCause());
        } catch (TimeoutException e) {
            return lastMoment(stage, request, maxWait);
        }
    }

    /** After the wait: cancelling fails if the permit came between the timeout and now, and then it counts. */
    private static Permit lastMoment(String stage, CompletableFuture<Permit> request, Duration maxWait) {
        if (request.cancel(false)) {
            throw new PermitTimeoutException(stage, maxWait);
        }
        try {
            return request.join();
        } catch (CompletionException e) {
            throw failure(stage, e.getCause());
        }
    }

    private static void giveUp(CompletableFuture<Permit> request) {
        if (!request.cancel(false) && !request.isCompletedExceptionally()) {
            request.join().close();
        }
    }

    /** A fresh exception where the limiter was closed, so that the trace shows who waited, not who closed. */
    private static RuntimeException failure(String stage, @Nullable Throwable cause) {
        return cause instanceof LimiterClosedException
                ? new LimiterClosedException(stage)
                : new IllegalStateException("waiting for stage " + stage + " failed", cause);
    }

    static long nanos(Duration maxWait) {
        try {
            return maxWait.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
