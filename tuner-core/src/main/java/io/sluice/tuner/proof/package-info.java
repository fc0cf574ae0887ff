/**
 * Proof by pairs: whether a tuned candidate is really better than the baseline, measured side by side.
 *
 * <p>Notation: K = number of pairs; b_k, t_k = what the baseline and the tuned candidate measured in pair k; r_k = ln(t_k /
 * b_k); r̄, s = mean and standard deviation of r_k.
 */
@NullMarked
package io.sluice.tuner.proof;

import org.jspecify.annotations.NullMarked;
