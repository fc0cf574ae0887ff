package io.sluice.limiter;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One stage: who is in it, as a count, and who waits, in order. {@link #tryEnter} and {@link #leave} are for any thread; all
 * else is guarded by the limiter's lock.
 *
 * <p>Kept by every method: while somebody waits, the state is locked, and the stage is full but for holders who have left
 * and are on their way to the lock. So a newcomer who finds the state unlocked overtakes nobody, and one who comes through
 * the lock must look for waiters first.
 */
final class StageQueue {
    private final String stage;
    private final StageState state;
    private final @Nullable StageRecorder recorder;
    // Insertion order is the queue; a set, so that a waiter in the middle leaves in constant time.
    private final Set<PermitFuture> waiters = new LinkedHashSet<>();
    private OptionalInt limit;
    private boolean closed;

    StageQueue(String stage, OptionalInt limit, @Nullable StageRecorder recorder) {
        this.stage = stage;
        this.limit = limit;
        this.recorder = recorder;
        state = new StageState(number(limit));
    }

    String stage() {
        return stage;
    }

    /** What keeps the times of this stage; null if nobody wants to know them. */
    @Nullable
    StageRecorder recorder() {
        return recorder;
    }

    /** Counts a newcomer in, if that can be done without the lock. */
    boolean tryEnter() {
        return state.tryEnter();
    }

    /** Counts a holder out; false if the caller is to let in, under the lock, those whom {@link #admitWaiter} gives. */
    boolean leave() {
        return state.leave();
    }

    // From here on: only under the limiter's lock.

    /** Changes the limit; whoever may enter now is to be taken with {@link #admitWaiter}. */
    void limit(OptionalInt newLimit) {
        limit = newLimit;
        state.limit(number(newLimit));
    }

    /** Counts a newcomer in, if nobody waits and there is room; else the caller is to {@link #enqueue} one. */
    boolean enter() {
        return waiters.isEmpty() && state.enterOrLock();
    }

    /** Counts a newcomer in, if nobody waits and there is room; else it is not going to wait. */
    boolean enterIfRoom() {
        boolean entered = enter();
        reopen();
        return entered;
    }

    void enqueue(PermitFuture waiter) {
        waiters.add(waiter);
    }

    /** Takes a waiter out; false if it is not in. */
    boolean abandon(PermitFuture waiter) {
        boolean removed = waiters.remove(waiter);
        reopen();
        return removed;
    }

    /** Counts the longest waiter in and takes it out of the queue, if there is one and there is room for it. */
    Optional<PermitFuture> admitWaiter() {
        return waiters.isEmpty() || !state.enterOrLock() ? Optional.empty() : Optional.of(first());
    }

    /** Lets nobody in any more without the lock, whose holder turns them away. */
    void close() {
        closed = true;
        state.lock();
    }

    /** Takes out the longest waiter without counting it in. */
    Optional<PermitFuture> dismissWaiter() {
        return waiters.isEmpty() ? Optional.empty() : Optional.of(first());
    }

    /** How many are in the stage or wait to enter it. */
    int size() {
        return state.inFlight() + waiters.size();
    }

    StageSnapshot snapshot() {
        return new StageSnapshot(stage, limit, state.inFlight(), waiters.size(), state.granted());
    }

    void countWait(long nanos) {
        if (recorder != null) {
            recorder.countWait(nanos);
        }
    }

    Optional<StageTimes> times() {
        return Optional.ofNullable(recorder).map(times -> times.times(state.granted()));
    }

    /** Lets newcomers and holders pass without the lock again, where nobody waits. */
    private void reopen() {
        if (waiters.isEmpty() && !closed) {
            state.unlock();
        }
    }

    private PermitFuture first() {
        var iterator = waiters.iterator();
        PermitFuture first = iterator.next();
        iterator.remove();
        reopen();
        return first;
    }

    private static int number(OptionalInt limit) {
        return Math.min(limit.orElse(StageState.MOST), StageState.MOST);
    }
}
