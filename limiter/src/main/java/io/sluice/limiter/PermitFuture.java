package io.sluice.limiter;

import java.util.concurrent.CompletableFuture;
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
    private @Nullable Permit granted;

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
    void grant(Permit permit) {
        granted = permit;
    }

    /** Completes the future and runs what hangs on it; so, once its owner has it, never under the limiter's lock. */
    void deliver() {
        Permit permit = granted;
        if (permit == null) {
            super.completeExceptionally(new LimiterClosedException(queue.stage()));
        } else if (!super.complete(permit)) {
            permit.close();
        }
    }

    @Override
    public boolean complete(Permit value) {
        return abandonIf(super.complete(value));
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        return abandonIf(super.completeExceptionally(failure));
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
