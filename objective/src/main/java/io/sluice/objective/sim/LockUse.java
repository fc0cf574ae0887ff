package io.sluice.objective.sim;

/**
 * What one burst did to one lock. Immutable; times in seconds.
 *
 * @param lock its name
 * @param acquisitions how often it was obtained
 * @param contended how many of those had to wait
 * @param waitTime total over all waits
 * @param contentionTime part of the burst during which at least one startup waited; never more than the makespan
 * @param holdTime total over all acquisitions, from obtained to given back
 */
public record LockUse(
        String lock, long acquisitions, long contended, double waitTime, double contentionTime, double holdTime) {}
