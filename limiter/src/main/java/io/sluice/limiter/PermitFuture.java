package io.sluice.limiter;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A request for a permit: a place in a stage's queue, and the future that its owner holds. However the owner completes it
 * (cancel, {@code orTimeout}, a value of his own), the place in the queue is given up, and a permit that arrives too late
 * goes back.
 */
final class PermitFuture extends CompletableFuture<Permit> {
    private final StageLimiter limiter;
    private final StageQueue queue;
    private final long requestedNanos;
    private @Nullable HeldPermit granted;
    private volatile @Nullable Duration maxWait;

    PermitFuture(StageLimiter limiter, StageQueue queue, long requestedNanos) {
        this.limiter = limiter;
        this.queue = queue;
        this.requestedNanos = requestedNanos;
    }

    StageQueue queue() {
        return queue;
    }

    long requestedNanos() {
        return requestedNanos;
    }

    /** Remembers what {@link #deliver} is to hand over; nothing, if the limiter was closed. */
    void grant(HeldPermit permit) {
        granted = permit;
    }

    /** Ends the wait after a time, with {@link PermitTimeoutException}. */
    PermitFuture within(Duration longest) {
        if (!isDone()) {
            maxWait = longest;
            var unused = orTimeout(Waits.nanos(longest), TimeUnit.NANOSECONDS);
        }
        return this;
    }

    /** Completes the future and runs what hangs on it; so, once its owner has it, never under the limiter's lock. */
    void deliver() {
        HeldPermit permit = granted;
        if (permit == null) {
            super.completeExceptionally(new LimiterClosedException(queue.stage()));
        } else {
            permit.tellWait();
            hand(permit);
        }
    }

    private void hand(HeldPermit permit) {
        if (!super.complete(permit)) {
            permit.close();
        }
    }

    @Override
    public boolean complete(Permit value) {
        return abandonIf(super.complete(value));
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        return abandonIf(super.completeExceptionally(told(failure)));
    }

    private Throwable told(Throwable failure) {
        Duration longest = maxWait;
        return longest != null && failure instanceof TimeoutException
                ? new PermitTimeoutException(queue.stage(), longest)
                : failure;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return abandonIf(super.cancel(mayInterruptIfRunning));
    }

    private boolean abandonIf(boolean completedByOwner) {
        if (completedByOwner) {
            limiter.abandon(this);
        }
        return completedByOwner;
    }
}
