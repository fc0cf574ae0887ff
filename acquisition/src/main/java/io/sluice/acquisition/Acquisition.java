package io.sluice.acquisition;

import io.sluice.gp.Posterior;
import java.util.List;

/**
 * ln AEI(x) + ln P(feasible | x): what {@link Proposer} maximises.
 *
 * @param surrogate with pending points believed
 * @param incumbent y*
 * @param noise tau; 0 for expected improvement that is not augmented
 * @param feasibility the second term
 */
record Acquisition(Surrogate surrogate, double incumbent, double noise, Feasibility feasibility)
        implements BatchFunction {

    @Override
    public double[] values(List<double[]> points) {
        Posterior posterior = surrogate.posterior(points);
        double[] values = feasibility.logProbabilities(points);
        for (int i = 0; i < values.length; i++) {
            values[i] += LogExpectedImprovement.augmented(
                    incumbent, posterior.mean()[i], posterior.standardDeviation(i), noise);
        }
        return values;
    }
}
