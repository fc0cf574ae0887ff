package io.sluice.limiter;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A permit of a {@link StageLimiter}. */
final class HeldPermit implements Permit {
    private final StageLimiter limiter;
    private final StageQueue queue;
    private final long waitedNanos;
    private boolean released; // guarded by the limiter's lock

    HeldPermit(StageLimiter limiter, StageQueue queue, long waitedNanos) {
        this.limiter = limiter;
        this.queue = queue;
        this.waitedNanos = waitedNanos;
    }

    StageQueue queue() {
        return queue;
    }

    /** Marks the permit as given back; true the first time. */
    boolean markReleased() {
        boolean first = !released;
        released = true;
        return first;
    }

    @Override
    public String stage() {
        return queue.stage();
    }

    @Override
    public Duration waited() {
        return Duration.ofNanos(waitedNanos);
    }

    @Override
    public void close() {
        limiter.release(this);
    }

    @Override
    public Permit advance(String next) throws InterruptedException {
        return Waits.await(next, advanceAsync(next));
    }

    @Override
    public Permit advance(String next, Duration maxWait) throws InterruptedException {
        Waits.requireNotNegative(maxWait);
        return Waits.await(next, advanceAsync(next), maxWait);
    }

    @Override
    public CompletableFuture<Permit> advanceAsync(String next) {
        return limiter.advance(this, next);
    }

    @Override
    public String toString() {
        return "Permit[" + queue.stage() + "]";
    }
}
