package io.sluice.cli.proof;

import io.sluice.limiter.Limits;
import io.sluice.objective.burst.Metric;

/**
 * What is to be proven. Immutable.
 *
 * @param limits held against none
 * @param burst startups a burst
 * @param metric that decides
 * @param pairs how many; at least 2
 * @param maxFailed a burst with more failed starts is measured again
 * @param seed of the order within pairs
 */
public record PairPlan(Limits limits, int burst, Metric metric, int pairs, int maxFailed, long seed) {}
