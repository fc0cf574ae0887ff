/**
 * Tuning an expensive, noisy objective: {@link io.sluice.tuner.Tuner} asks for candidates, is told what came of them, and
 * recommends.
 *
 * <p>The sub-packages, each depending only on those before it: {@link io.sluice.tuner.space} (parameters and their
 * encoding), {@link io.sluice.tuner.study} (trials and the journal), {@link io.sluice.tuner.suggest} (what to try next,
 * what to recommend), {@link io.sluice.tuner.proof} (paired comparison of two candidates; on its own).
 */
@NullMarked
package io.sluice.tuner;

import org.jspecify.annotations.NullMarked;
