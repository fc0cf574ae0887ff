package io.sluice.limiter;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The state of one stage: who is in it, as a count, and who waits, in order. Not thread-safe: the limiter's lock guards it.
 *
 * <p>Kept by every method: somebody waits only while the stage is full. So a newcomer who finds room overtakes nobody.
 */
final class StageQueue {
    private final String stage;
    // Insertion order is the queue; a set, so that a waiter in the middle leaves in constant time.
    private final Set<PermitFuture> waiters = new LinkedHashSet<>();
    private OptionalInt limit;
    private int inFlight;
    private long granted;

    StageQueue(String stage, OptionalInt limit) {
        this.stage = stage;
        this.limit = limit;
    }

    String stage() {
        return stage;
    }

    /** Changes the limit; whoever may enter now is to be taken with {@link #admitWaiter}. */
    void limit(OptionalInt newLimit) {
        limit = newLimit;
    }

    /** Counts a newcomer in, if there is room. */
    boolean tryEnter() {
        if (!hasRoom()) {
            return false;
        }
        inFlight++;
        granted++;
        return true;
    }

    /** Counts a holder out. */
    void leave() {
        inFlight--;
    }

    void enqueue(PermitFuture waiter) {
        waiters.add(waiter);
    }

    void abandon(PermitFuture waiter) {
        waiters.remove(waiter);
    }

    /** Counts the longest waiter in and takes it out of the queue, if there is one and there is room for it. */
    Optional<PermitFuture> admitWaiter() {
        return waiters.isEmpty() || !tryEnter() ? Optional.empty() : Optional.of(first());
    }

    /** Takes out the longest waiter without counting it in. */
    Optional<PermitFuture> dismissWaiter() {
        return waiters.isEmpty() ? Optional.empty() : Optional.of(first());
    }

    StageSnapshot snapshot() {
        return new StageSnapshot(stage, limit, inFlight, waiters.size(), granted);
    }

    private boolean hasRoom() {
        return limit.isEmpty() || inFlight < limit.getAsInt();
    }

    private PermitFuture first() {
        var iterator = waiters.iterator();
        PermitFuture first = iterator.next();
        iterator.remove();
        return first;
    }
}
