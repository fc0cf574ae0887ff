/**
 * What the regret suite asks optimisers to minimise: noisy costs in seconds, each with a known noise-free mean.
 *
 * <p>Notation: u in [0, 1]<sup>d</sup> is a point of a search space on the scales of its parameters.
 */
@NullMarked
package io.sluice.benchmarks.regret.problem;

import org.jspecify.annotations.NullMarked;
