/**
 * What to try next and what to recommend, as functions of the history and of random streams; the one place where names
 * meet numbers.
 *
 * <p>Notation: u in the unit cube; y = the value as the model sees it (logarithm or standardised, sign so that small is
 * good); μ, σ = posterior mean and standard deviation of y.
 */
@NullMarked
package io.sluice.tuner.suggest;

import org.jspecify.annotations.NullMarked;
