/**
 * What to try next and what to recommend, as functions of the history and of random streams; the one place where names
 * meet numbers.
 *
 * <p>Notation: u in the unit cube; y = the value as the model sees it (logarithm or standardised, sign so that small is
 * good); μ, σ = posterior mean and standard deviation of y; h, c = held seconds of a stage and processor seconds of a burst; p = its
 * pace, the logarithm of how much slower than at the mean pace all of it was; N starts, L_j the limit of stage j, s_j the shortest
 * mean held time of it seen, T the mean startup time of a burst, o_j how many starts are in the stage at once.
 */
@NullMarked
package io.sluice.tuner.suggest;

import org.jspecify.annotations.NullMarked;
