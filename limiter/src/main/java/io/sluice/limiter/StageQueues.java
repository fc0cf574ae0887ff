package io.sluice.limiter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All the stages of a limiter, and the one lock that guards their queues: who enters, who waits, who is let in next. What is
 * decided under the lock is delivered outside it. Thread-safe; the guarantees are those of {@link StageLimiter}.
 */
final class StageQueues {
    private final LimiterOptions options;
    private final boolean timed;
    private final LongSupplier nanoClock;
    private final ThreadLocal<Outbox> outbox = ThreadLocal.withInitial(Outbox::new);
    private final Map<String, StageQueue> queues = new ConcurrentHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by the lock.
    private final List<StageQueue> inOrder = new ArrayList<>();
    private Limits limits;
    private boolean closed;

    StageQueues(Limits limits, LimiterOptions options) {
        this.limits = limits;
        this.options = options;
        timed = options.timed();
        nanoClock = options.nanoClock();
        locked(() -> {
            limits.stages().forEach(this::queue);
            return this;
        });
    }

    void release(HeldPermit permit) {
        if (permit.markReleased()) {
            leave(permit);
        }
    }

    PermitFuture advance(HeldPermit permit, String next) {
        StageQueue queue = of(next); // refuses a bad name while the permit is still held
        if (!permit.markReleased()) {
            throw new IllegalStateException("permit for stage " + permit.stage() + " was given back already:"
                    + " it cannot advance to " + next + ", acquire a new one");
        }
        leave(permit);
        return request(queue);
    }

    void abandon(PermitFuture waiter) {
        StageQueue queue = waiter.queue();
        boolean gaveUp = locked(() -> queue.abandon(waiter));
        StageRecorder recorder = queue.recorder();
        if (gaveUp && recorder != null) {
            recorder.gaveUp(nanoClock.getAsLong() - waiter.requestedNanos());
        }
    }

    /** The stage of that name, which must be one. */
    StageQueue of(String stage) {
        StageQueue known = queues.get(stage);
        return known != null ? known : locked(() -> queue(stage));
    }

    void setLimits(Limits newLimits) {
        decide(mine -> {
            limits = newLimits;
            newLimits.stages().forEach(this::queue);
            inOrder.forEach(queue -> {
                queue.limit(newLimits.limit(queue.stage()));
                admit(queue, mine);
            });
            return this;
        });
    }

    void close() {
        decide(mine -> {
            closed = true;
            inOrder.forEach(queue -> dismiss(queue, mine));
            return this;
        });
    }

    Limits limits() {
        return locked(() -> limits);
    }

    List<StageSnapshot> snapshot() {
        return locked(() -> inOrder.stream().map(StageQueue::snapshot).toList());
    }

    List<StageTimes> times() {
        return locked(
                () -> inOrder.stream().flatMap(queue -> queue.times().stream()).toList());
    }

    int burst() {
        return locked(() -> inOrder.stream().mapToInt(StageQueue::size).sum());
    }

    private StageSnapshot stateOf(String stage) {
        return locked(() -> queue(stage).snapshot());
    }

    /** A permit, if there is room and nobody waits; null if that takes the lock to tell. */
    @Nullable
    Permit enterAtOnce(StageQueue queue) {
        return queue.tryEnter() ? enteredAtOnce(queue) : null;
    }

    /** A permit, if there is room and nobody waits; else null. */
    @Nullable
    Permit enterOrNot(StageQueue queue) {
        Permit atOnce = enterAtOnce(queue);
        return atOnce != null ? atOnce : enterUnderLock(queue);
    }

    private HeldPermit enteredAtOnce(StageQueue queue) {
        HeldPermit permit = permit(queue);
        if (timed) {
            permit.tellWait();
        }
        return permit;
    }

    private HeldPermit permit(StageQueue queue) {
        return new HeldPermit(this, queue, 0, timed ? nanoClock.getAsLong() : 0);
    }

    private @Nullable Permit enterUnderLock(StageQueue queue) {
        boolean entered = locked(() -> {
            if (closed) {
                throw new LimiterClosedException(queue.stage());
            }
            return queue.enterIfRoom();
        });
        return entered ? enteredAtOnce(queue) : null;
    }

    /** Grants a permit now, or enqueues a request for it. */
    PermitFuture request(StageQueue queue) {
        PermitFuture request = new PermitFuture(this, queue, nanoClock.getAsLong());
        if (queue.tryEnter()) {
            request.grant(permit(queue));
            request.deliver();
        } else if (locked(() -> decidedAtOnce(queue, request))) {
            request.deliver();
        }
        return request;
    }

    /** Counts a holder out, and lets those enter who wait for it. */
    private void leave(HeldPermit permit) {
        StageQueue queue = permit.queue();
        if (timed) {
            permit.tellHeld(nanoClock.getAsLong());
        }
        if (!queue.leave()) {
            decide(mine -> {
                admit(queue, mine);
                return this;
            });
        }
    }

    // From here on: only under the lock.

    private StageQueue queue(String stage) {
        StageQueue known = queues.get(stage);
        if (known != null) {
            return known;
        }
        StageQueue made = new StageQueue(StageName.require(stage), limits.limit(stage), recorder(stage));
        if (closed) {
            made.close();
        }
        inOrder.add(made);
        queues.put(stage, made);
        return made;
    }

    private @Nullable StageRecorder recorder(String stage) {
        return timed ? StageRecorder.of(stage, options.metrics(), () -> stateOf(stage)) : null;
    }

    /** Enqueues the request, unless it can be granted or must be turned away. */
    private boolean decidedAtOnce(StageQueue queue, PermitFuture request) {
        if (closed) {
            return true;
        }
        if (queue.enter()) {
            request.grant(permit(queue));
            return true;
        }
        queue.enqueue(request);
        return false;
    }

    private void admit(StageQueue queue, Outbox mine) {
        for (var next = queue.admitWaiter(); next.isPresent(); next = queue.admitWaiter()) {
            PermitFuture waiter = next.get();
            long now = nanoClock.getAsLong();
            long waited = Math.max(0, now - waiter.requestedNanos());
            queue.countWait(waited);
            waiter.grant(new HeldPermit(this, queue, waited, now));
            mine.add(waiter);
        }
    }

    private static void dismiss(StageQueue queue, Outbox mine) {
        queue.close();
        for (var next = queue.dismissWaiter(); next.isPresent(); next = queue.dismissWaiter()) {
            mine.add(next.get());
        }
    }

    /** Runs a decision under the lock, then completes, outside it, the futures that were decided about. */
    private <T> T decide(Decision<T> decision) {
        Outbox mine = outbox.get();
        try {
            return locked(() -> decision.apply(mine));
        } finally {
            mine.deliver();
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private interface Decision<T> {
        T apply(Outbox mine);
    }
}
