package io.sluice.limiter;

import io.sluice.limiter.live.LiveLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
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
    private final StageQueues queues;
    private volatile @Nullable LiveLimits source;

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
        queues = new StageQueues(limits, options);
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
        StageQueue queue = queues.of(stage);
        Permit atOnce = queues.enterAtOnce(queue);
        return atOnce != null ? atOnce : Waits.await(stage, queues.request(queue));
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
        StageQueue queue = queues.of(stage);
        Permit atOnce = queues.enterAtOnce(queue);
        return atOnce != null ? atOnce : Waits.await(stage, queues.request(queue), maxWait);
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
        return Optional.ofNullable(queues.enterOrNot(queues.of(stage)));
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
        return queues.request(queues.of(stage));
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
        return queues.request(queues.of(stage)).within(maxWait);
    }

    /**
     * Replaces all limits at once; a stage not named becomes unlimited. Where a limit rises, waiters enter before this
     * returns. Where it falls below what is in flight, holders keep their permits and nobody enters until enough have left.
     *
     * @param newLimits the limits from now on
     */
    public void setLimits(Limits newLimits) {
        queues.setLimits(newLimits);
    }

    /**
     * The limits in force.
     *
     * @return what was last set
     */
    public Limits limits() {
        return queues.limits();
    }

    /**
     * All stages, each at one instant.
     *
     * @return an entry for every stage that was ever limited or used, in the order in which they came
     */
    public List<StageSnapshot> snapshot() {
        return queues.snapshot();
    }

    /**
     * How long all stages were waited for and held.
     *
     * @return an entry for every stage that was ever limited or used, in the order in which they came; empty if the options
     *     say that times are not kept
     */
    public List<StageTimes> times() {
        return queues.times();
    }

    /**
     * How large a burst is under way: how many permits are held or waited for, in all stages together. A startup that is
     * between two stages does not count, one that holds two permits counts twice.
     *
     * @return at least 0
     */
    public int burst() {
        return queues.burst();
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
        queues.close();
    }
}
