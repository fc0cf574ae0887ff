package io.sluice.limiter;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Bounds how many holders are in each stage at once, in this process.
 *
 * <pre>{@code
 * var limiter = new StageLimiter(Limits.parse("NetNS=12,AddCNI=3"));
 * try (Permit permit = limiter.acquire("AddCNI", Duration.ofSeconds(30))) {
 *     attach(permit);
 * }
 * }</pre>
 *
 * <p>The verbs: {@code acquire} waits on the caller's thread and throws if it gets nothing; {@code tryAcquire} never waits
 * and returns an {@link Optional}; {@code acquireAsync} never waits and returns a future. {@link Permit} advances from one
 * stage to the next with the same verbs.
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>Each stage is first in, first out, and a newcomer never overtakes a waiter.
 *   <li>A stage never holds more than its limit, except while a limit that was lowered drains.
 *   <li>A waiter that times out, is interrupted or is cancelled leaves the queue, and no permit is lost with it.
 *   <li>No method waits except {@code acquire} and {@link Permit#advance}; in particular, {@link #setLimits} and
 *       {@link #close} do not, and neither takes a permit from its holder.
 *   <li>Callbacks on futures run on the thread whose call decided about them, after its lock is released and before its call
 *       returns; one thread runs them one after another, however long the chain. They must not block.
 * </ol>
 *
 * <p>Thread-safe. It has no threads of its own. A stage is remembered, with its counts, from its first use on.
 */
public final class StageLimiter implements AutoCloseable {
    private final LongSupplier nanoClock;
    private final ThreadLocal<Outbox> outbox = ThreadLocal.withInitial(Outbox::new);

    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by the lock.
    private final Map<String, StageQueue> queues = new LinkedHashMap<>();
    private Limits limits;
    private boolean closed;

    /**
     * Starts with nobody in any stage.
     *
     * @param limits the limits to begin with
     */
    public StageLimiter(Limits limits) {
        this(limits, System::nanoTime);
    }

    /**
     * Starts with nobody in any stage, with a clock of the caller's own.
     *
     * @param limits the limits to begin with
     * @param nanoClock nanoseconds since any fixed instant; only {@link Permit#waited} depends on it, timeouts do not
     */
    public StageLimiter(Limits limits, LongSupplier nanoClock) {
        this.limits = limits;
        this.nanoClock = nanoClock;
        limits.stages().forEach(this::queue);
    }

    /**
     * Waits for a permit for as long as it takes.
     *
     * @param stage the stage to enter; one without a limit is entered at once
     * @return the permit, to be closed by the caller
     * @throws InterruptedException if interrupted while waiting
     * @throws IllegalArgumentException if {@code stage} is not a stage name
     * @throws LimiterClosedException if the limiter is closed, or is closed while waiting
     */
    public Permit acquire(String stage) throws InterruptedException {
        Optional<Permit> atOnce = tryAcquire(stage);
        return atOnce.isPresent() ? atOnce.get() : Waits.await(stage, acquireAsync(stage));
    }

    /**
     * Waits for a permit for a limited time.
     *
     * @param stage the stage to enter
     * @param maxWait the longest wait, at least zero
     * @return the permit, to be closed by the caller
     * @throws InterruptedException if interrupted while waiting
     * @throws PermitTimeoutException if {@code maxWait} was not enough
     * @throws IllegalArgumentException if {@code stage} is not a stage name or {@code maxWait} is negative
     * @throws LimiterClosedException if the limiter is closed, or is closed while waiting
     */
    public Permit acquire(String stage, Duration maxWait) throws InterruptedException {
        Waits.requireNotNegative(maxWait);
        Optional<Permit> atOnce = tryAcquire(stage);
        return atOnce.isPresent() ? atOnce.get() : Waits.await(stage, acquireAsync(stage), maxWait);
    }

    /**
     * Takes a permit if one is free and nobody waits for it.
     *
     * @param stage the stage to enter
     * @return the permit, to be closed by the caller; empty if the stage is full
     * @throws IllegalArgumentException if {@code stage} is not a stage name
     * @throws LimiterClosedException if the limiter is closed
     */
    public Optional<Permit> tryAcquire(String stage) {
        return locked(() -> {
            StageQueue queue = queue(stage);
            if (closed) {
                throw new LimiterClosedException(stage);
            }
            return queue.tryEnter() ? Optional.of(new HeldPermit(this, queue, 0)) : Optional.empty();
        });
    }

    /**
     * Queues for a permit without waiting.
     *
     * <p>Cancelling the future, or completing it in any other way ({@code orTimeout}), leaves the queue. If that comes too
     * late, because the permit was granted, {@code cancel} returns false and the permit in the future is the caller's to
     * close. Cancel this very future, not one derived from it: those do not pass it on.
     *
     * @param stage the stage to enter
     * @return completed with a permit, to be closed by the caller, now or when its turn comes; completed with {@link
     *     LimiterClosedException} if the limiter is closed before
     * @throws IllegalArgumentException if {@code stage} is not a stage name
     */
    public CompletableFuture<Permit> acquireAsync(String stage) {
        return locked(() -> request(stage));
    }

    /**
     * Replaces all limits at once; a stage not named becomes unlimited. Where a limit rises, waiters enter before this
     * returns. Where it falls below what is in flight, holders keep their permits and nobody enters until enough have left.
     *
     * @param newLimits the limits from now on
     */
    public void setLimits(Limits newLimits) {
        decide(mine -> {
            limits = newLimits;
            newLimits.stages().forEach(this::queue);
            queues.values().forEach(queue -> {
                queue.limit(newLimits.limit(queue.stage()));
                admit(queue, mine);
            });
            return this;
        });
    }

    /**
     * The limits in force.
     *
     * @return what was last set
     */
    public Limits limits() {
        return locked(() -> limits);
    }

    /**
     * All stages at one instant.
     *
     * @return an entry for every stage that was ever limited or used, in the order in which they came
     */
    public List<StageSnapshot> snapshot() {
        return locked(() -> queues.values().stream().map(StageQueue::snapshot).toList());
    }

    /**
     * Turns every waiter away with {@link LimiterClosedException}, and everyone who comes later. Permits already given stay
     * with their holders, who may close them as ever. Closing twice is harmless.
     */
    @Override
    public void close() {
        decide(mine -> {
            closed = true;
            queues.values().forEach(queue -> dismiss(queue, mine));
            return this;
        });
    }

    void release(HeldPermit permit) {
        decide(mine -> {
            leave(permit, mine);
            return this;
        });
    }

    CompletableFuture<Permit> advance(HeldPermit permit, String next) {
        return decide(mine -> {
            queue(next); // refuses a bad name while the permit is still held
            if (!leave(permit, mine)) {
                throw new IllegalStateException("permit for stage " + permit.stage() + " was given back already:"
                        + " it cannot advance to " + next + ", acquire a new one");
            }
            return request(next);
        });
    }

    void abandon(PermitFuture waiter) {
        locked(() -> {
            waiter.queue().abandon(waiter);
            return this;
        });
    }

    // From here on: only under the lock.

    private StageQueue queue(String stage) {
        StageQueue known = queues.get(stage);
        if (known != null) {
            return known;
        }
        StageQueue made = new StageQueue(StageName.require(stage), limits.limit(stage));
        queues.put(stage, made);
        return made;
    }

    private CompletableFuture<Permit> request(String stage) {
        StageQueue queue = queue(stage);
        PermitFuture request = new PermitFuture(this, queue, nanoClock.getAsLong());
        if (closed) {
            request.deliver(); // under the lock, but nothing can hang on a future that nobody has seen
        } else if (queue.tryEnter()) {
            request.grant(new HeldPermit(this, queue, 0));
            request.deliver();
        } else {
            queue.enqueue(request);
        }
        return request;
    }

    private boolean leave(HeldPermit permit, Outbox mine) {
        boolean first = permit.markReleased();
        if (first) {
            permit.queue().leave();
            admit(permit.queue(), mine);
        }
        return first;
    }

    private void admit(StageQueue queue, Outbox mine) {
        for (var next = queue.admitWaiter(); next.isPresent(); next = queue.admitWaiter()) {
            PermitFuture waiter = next.get();
            long waited = Math.max(0, nanoClock.getAsLong() - waiter.requestedNanos());
            waiter.grant(new HeldPermit(this, queue, waited));
            mine.add(waiter);
        }
    }

    private static void dismiss(StageQueue queue, Outbox mine) {
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
