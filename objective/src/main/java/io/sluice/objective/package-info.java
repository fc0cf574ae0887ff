/**
 * What is to be made small: the {@link io.sluice.objective.Objective} that a tuner calls, the
 * {@link io.sluice.objective.Candidate} it is given and the {@link io.sluice.objective.Evaluation} it gives back.
 */
@NullMarked
package io.sluice.objective;

import org.jspecify.annotations.NullMarked;
