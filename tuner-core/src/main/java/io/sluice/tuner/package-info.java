/**
 * Tuning an expensive, noisy objective: {@link io.sluice.tuner.Tuner} asks for candidates, is told what came of them, and
 * recommends.
 *
 * <p>The sub-packages: {@link io.sluice.tuner.space} (parameters and their encoding), {@link io.sluice.tuner.study}
 * (trials and the journal; uses space), {@link io.sluice.tuner.suggest} (what to try next, what to recommend; uses both),
 * {@link io.sluice.tuner.proof} (paired comparison of two candidates; uses space and study).
 */
@NullMarked
package io.sluice.tuner;

import org.jspecify.annotations.NullMarked;
