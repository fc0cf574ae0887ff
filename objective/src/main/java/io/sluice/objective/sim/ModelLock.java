package io.sluice.objective.sim;

import io.sluice.limiter.StageName;

/**
 * A lock that all startups share; it is granted first in, first out. Immutable.
 *
 * @param name as stages are named
 * @param kind what a waiter does
 * @param wakeup processor seconds that a waiter of a mutex needs, the lock already its own, before it goes on; 0 for a
 *     spin lock
 * @param bounce seconds by which each core that still spins delays whoever takes a spin lock over, as the lock's cache line
 *     goes round them all (Boyd-Wickizer et al., Non-scalable locks are dangerous, Linux Symposium 2012); 0 for a mutex
 */
public record ModelLock(String name, Kind kind, double wakeup, double bounce) {

    /** Checks name and costs. */
    public ModelLock {
        StageName.require(name);
        Require.notNegative("the wake-up cost of lock " + name, wakeup);
        Require.notNegative("the bounce of lock " + name, bounce);
        if (kind == Kind.SPIN && wakeup != 0) {
            throw new ModelException(
                    "lock " + name + " has a wake-up cost of " + wakeup + " s: waiters of a spin lock do not sleep");
        }
        if (kind == Kind.MUTEX && bounce != 0) {
            throw new ModelException(
                    "lock " + name + " has a bounce of " + bounce + " s: waiters of a mutex do not spin");
        }
    }

    /** A mutex whose waiters wake at once. */
    public static ModelLock mutex(String name) {
        return mutex(name, 0);
    }

    /** A mutex whose waiters need {@code wakeup} processor seconds to wake. */
    public static ModelLock mutex(String name, double wakeup) {
        return new ModelLock(name, Kind.MUTEX, wakeup, 0);
    }

    /** A spin lock that is taken over at once. */
    public static ModelLock spin(String name) {
        return spin(name, 0);
    }

    /** A spin lock that is taken over {@code bounce} seconds later for each core that still spins. */
    public static ModelLock spin(String name, double bounce) {
        return new ModelLock(name, Kind.SPIN, 0, bounce);
    }

    /** What a waiter does. */
    public enum Kind {
        /** Sleeps. */
        MUTEX,
        /** Burns a core, which is not taken from it, nor from the holder. */
        SPIN
    }
}
