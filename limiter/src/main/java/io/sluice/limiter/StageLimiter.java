package io.sluice.limiter;

import io.sluice.limiter.live.LiveLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many holders are in each stage at once, in this process.
 *
 * <pre>{@code
 * var limiter = StageLimiter.watching(Path.of("limits.json")); // or new StageLimiter(Limits.parse("NetNS=12,AddCNI=3"))
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
 * <p>Thread-safe. Without {@link #watching} it has no threads of its own; where an asynchronous request has a longest wait,
 * the JDK's timer thread ends it. A stage is remembered, with its counts, from its first use on. No stage can hold more than
 * 4,194,303 at once: that is what unlimited comes to.
 *
 * <p>Entering a stage that has room and leaving one that nobody waits for is one compare-and-set each; there is one lock for
 * the rest.
 */
public final class StageLimiter implements AutoCloseable {
    private final LimiterOptions options;
    private final boolean timed;
    private final LongSupplier nanoClock;
    private final ThreadLocal<Outbox> outbox = ThreadLocal.withInitial(Outbox::new);
    private final Map<String, StageQueue> queues = new ConcurrentHashMap<>();
    private volatile @Nullable LiveLimits source;

    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by the lock.
    private final List<StageQueue> inOrder = new ArrayList<>();
    private Limits limits;
    private boolean closed;

    /**
     * Starts with nobody in any stage.
     *
     * @param limits the limits to begin with
     */
    public StageLimiter(Limits limits) {
        this(limits, LimiterOptions.defaults());
    }

    /**
     * Starts with nobody in any stage, with a clock of the caller's own.
     *
     * @param limits the limits to begin with
     * @param nanoClock nanoseconds since any fixed instant; only the times that are told depend on it, timeouts do not
     */
    public StageLimiter(Limits limits, LongSupplier nanoClock) {
        this(limits, LimiterOptions.defaults().nanoClock(nanoClock));
    }

    /**
     * Starts with nobody in any stage.
     *
     * @param limits the limits to begin with
     * @param options what to measure, and where to report it
     */
    public StageLimiter(Limits limits, LimiterOptions options) {
        this.limits = limits;
        this.options = options;
        timed = options.timed();
        nanoClock = options.nanoClock();
        locked(() -> {
            limits.stages().forEach(this::queue);
            return this;
        });
    }

    /**
     * Starts with the limits in a file and follows the file until the limiter is closed; see {@link LiveLimits}, which also
     * serves a limiter with other options. Without a good file nothing is limited, which is logged as a warning.
     *
     * @param limitsFile its path; it need not exist yet
     * @return a limiter that owns a thread
     */
    public static StageLimiter watching(Path limitsFile) {
        StageLimiter limiter = new StageLimiter(Limits.unlimited());
        limiter.source = LiveLimits.watch(limitsFile, limiter);
        return limiter;
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
        Permit atOnce = enterAtOnce(known(stage));
        return atOnce != null ? atOnce : Waits.await(stage, acquireAsync(stage));
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
        Permit atOnce = enterAtOnce(known(stage));
        return atOnce != null ? atOnce : Waits.await(stage, acquireAsync(stage), maxWait);
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
        StageQueue queue = known(stage);
        Permit atOnce = enterAtOnce(queue);
        return Optional.ofNullable(atOnce != null ? atOnce : enterUnderLock(queue));
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
        return request(known(stage));
    }

    /**
     * Queues for a permit for a limited time, without waiting.
     *
     * @param stage the stage to enter
     * @param maxWait the longest time in the queue, at least zero
     * @return as of {@link #acquireAsync(String)}; completed with {@link PermitTimeoutException}, by the JDK's timer thread,
     *     if {@code maxWait} was not enough
     * @throws IllegalArgumentException if {@code stage} is not a stage name or {@code maxWait} is negative
     */
    public CompletableFuture<Permit> acquireAsync(String stage, Duration maxWait) {
        Waits.requireNotNegative(maxWait);
        return request(known(stage)).within(maxWait);
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
            inOrder.forEach(queue -> {
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
     * All stages, each at one instant.
     *
     * @return an entry for every stage that was ever limited or used, in the order in which they came
     */
    public List<StageSnapshot> snapshot() {
        return locked(() -> inOrder.stream().map(StageQueue::snapshot).toList());
    }

    /**
     * How long all stages were waited for and held.
     *
     * @return an entry for every stage that was ever limited or used, in the order in which they came; empty if the options
     *     say that times are not kept
     */
    public List<StageTimes> times() {
        return locked(
                () -> inOrder.stream().flatMap(queue -> queue.times().stream()).toList());
    }

    /**
     * How large a burst is under way: how many permits are held or waited for, in all stages together. A startup that is
     * between two stages does not count, one that holds two permits counts twice.
     *
     * @return at least 0
     */
    public int burst() {
        return locked(() -> inOrder.stream().mapToInt(StageQueue::size).sum());
    }

    /**
     * Turns every waiter away with {@link LimiterClosedException}, and everyone who comes later. Permits already given stay
     * with their holders, who may close them as ever. Closing twice is harmless.
     */
    @Override
    public void close() {
        LiveLimits following = source;
        if (following != null) {
            following.close();
        }
        decide(mine -> {
            closed = true;
            inOrder.forEach(queue -> dismiss(queue, mine));
            return this;
        });
    }

    void release(HeldPermit permit) {
        if (permit.markReleased()) {
            leave(permit);
        }
    }

    PermitFuture advance(HeldPermit permit, String next) {
        StageQueue queue = known(next); // refuses a bad name while the permit is still held
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

    private StageQueue known(String stage) {
        StageQueue known = queues.get(stage);
        return known != null ? known : locked(() -> queue(stage));
    }

    private StageSnapshot stateOf(String stage) {
        return locked(() -> queue(stage).snapshot());
    }

    private @Nullable Permit enterAtOnce(StageQueue queue) {
        return queue.tryEnter() ? enteredAtOnce(queue) : null;
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

    private PermitFuture request(StageQueue queue) {
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
        if (!queue.tryLeave()) {
            decide(mine -> {
                queue.leave();
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
