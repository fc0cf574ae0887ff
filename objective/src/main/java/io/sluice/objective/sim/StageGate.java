package io.sluice.objective.sim;

/** A stage's gate while a burst runs: first in, first out. Not thread-safe. */
final class StageGate {

    private final int limit;
    private final StartupQueue waiting = new StartupQueue();
    private int inside;

    /** With a limit of at least 1. */
    StageGate(int limit) {
        this.limit = limit;
    }

    /** Enters, or queues. */
    boolean enter(int startup) {
        if (inside < limit) {
            inside++;
            return true;
        }
        waiting.add(startup);
        return false;
    }

    void leave() {
        inside--;
    }

    /** Whether somebody waits and may enter. */
    boolean canAdmit() {
        return inside < limit && !waiting.isEmpty();
    }

    /** Lets the first waiter enter; {@link #canAdmit} must hold. */
    int admit() {
        inside++;
        return waiting.remove();
    }
}
