package io.sluice.acquisition;

import io.sluice.gp.Posterior;
import java.util.List;

/** What a model believes of the objective after some observations. Implementations are immutable and thread-safe. */
public interface Surrogate {

    /**
     * Marginal posterior of the latent (noise-free) objective.
     *
     * @param points q points of d coordinates; not modified
     * @return means and variances in the units of y, in the order of the points
     */
    Posterior posterior(List<double[]> points);

    /** Learnt variance of the noise on one measurement, in the units of y squared. */
    double noiseVariance();
}
