package io.sluice.objective.sim;

import io.sluice.objective.sim.ModelLock.Kind;

/** A lock while a burst runs: who waits, and what is counted. Not thread-safe. */
final class SimulatedLock {

    private final ModelLock lock;
    private final StartupQueue waiting = new StartupQueue();
    private boolean held;
    private double heldSince;
    private double changedAt;
    private long acquisitions;
    private long contended;
    private double waitTime;
    private double contentionTime;
    private double holdTime;

    SimulatedLock(ModelLock lock) {
        this.lock = lock;
    }

    boolean spins() {
        return lock.kind() == Kind.SPIN;
    }

    double wakeup() {
        return lock.wakeup();
    }

    /** Seconds until whoever has just been given a spin lock has it, on a host of {@code cores}. */
    double transfer(int cores) {
        return lock.bounce() * Math.min(waiting.size(), cores - 1);
    }

    boolean isHeld() {
        return held;
    }

    boolean hasWaiter() {
        return !waiting.isEmpty();
    }

    /** Takes the lock, which nobody holds. */
    void take(double now) {
        held = true;
        heldSince = now;
        acquisitions++;
    }

    void queue(int startup, double now) {
        account(now);
        waiting.add(startup);
        contended++;
    }

    void release(double now) {
        holdTime += now - heldSince;
        held = false;
    }

    /** Gives the lock, which nobody holds, to the first waiter, of which there must be one. */
    int handOver(double now) {
        account(now);
        int next = waiting.remove();
        take(now);
        return next;
    }

    /** Without a branch on whether somebody waits: the busier the locks, the less a processor could predict it. */
    private void account(double now) {
        double span = now - changedAt;
        waitTime += waiting.size() * span;
        contentionTime += Math.min(waiting.size(), 1) * span;
        changedAt = now;
    }

    LockUse use() {
        return new LockUse(lock.name(), acquisitions, contended, waitTime, contentionTime, holdTime);
    }
}
