package io.sluice.objective.sim;

import io.sluice.limiter.StageName;

/**
 * A lock that all startups share; it is granted first in, first out. Immutable.
 *
 * @param name as stages are named
 * @param kind what a waiter does
 * @param wakeup processor seconds that a waiter of a mutex needs, the lock already its own, before it goes on; 0 for a
 *     spin lock
 */
public record ModelLock(String name, Kind kind, double wakeup) {

    /** Checks name and cost. */
    public ModelLock {
        StageName.require(name);
        Require.notNegative("the wake-up cost of lock " + name, wakeup);
        if (kind == Kind.SPIN && wakeup != 0) {
            throw new ModelException(
                    "lock " + name + " has a wake-up cost of " + wakeup + " s: waiters of a spin lock do not sleep");
        }
    }

    /** A mutex whose waiters wake at once. */
    public static ModelLock mutex(String name) {
        return new ModelLock(name, Kind.MUTEX, 0);
    }

    /** A spin lock. */
    public static ModelLock spin(String name) {
        return new ModelLock(name, Kind.SPIN, 0);
    }

    /** What a waiter does. */
    public enum Kind {
        /** Sleeps. */
        MUTEX,
        /** Burns a core: it is runnable and takes its share. */
        SPIN
    }
}
