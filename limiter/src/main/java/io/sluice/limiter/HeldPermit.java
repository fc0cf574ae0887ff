package io.sluice.limiter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A permit of a {@link StageLimiter}. */
final class HeldPermit implements Permit {
    private static final VarHandle RELEASED = handle();

    private final StageLimiter limiter;
    private final StageQueue queue;
    private final long waitedNanos;
    private final long enteredNanos;

    @SuppressWarnings("unused") // changed through its handle
    private volatile int released; // 1 once it is given back

    /** A permit entered at {@code enteredNanos}, which nobody reads where times are not kept. */
    HeldPermit(StageLimiter limiter, StageQueue queue, long waitedNanos, long enteredNanos) {
        this.limiter = limiter;
        this.queue = queue;
        this.waitedNanos = waitedNanos;
        this.enteredNanos = enteredNanos;
    }

    private static VarHandle handle() {
        try {
            return MethodHandles.lookup().findVarHandle(HeldPermit.class, "released", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    StageQueue queue() {
        return queue;
    }

    /** Passes on how long it was waited for, if anybody wants to know. */
    void tellWait() {
        StageRecorder recorder = queue.recorder();
        if (recorder != null) {
            recorder.tellWait(waitedNanos);
        }
    }

    /** Keeps how long it was held, if anybody wants to know. */
    void tellHeld(long nowNanos) {
        StageRecorder recorder = queue.recorder();
        if (recorder != null) {
            recorder.held(nowNanos - enteredNanos);
        }
    }

    /** Marks the permit as given back; true the first time. */
    boolean markReleased() {
        return (int) RELEASED.getAndSet(this, 1) == 0;
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
    public CompletableFuture<Permit> advanceAsync(String next, Duration maxWait) {
        Waits.requireNotNegative(maxWait);
        return limiter.advance(this, next).within(maxWait);
    }

    @Override
    public String toString() {
        return "Permit[" + queue.stage() + "]";
    }
}
