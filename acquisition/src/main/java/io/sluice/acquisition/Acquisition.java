package io.sluice.acquisition;

import io.sluice.gp.Posterior;
import java.util.List;

/**
 * ln EI(x) + ln P(feasible | x): what {@link Proposer} maximises.
 *
 * @param surrogate with pending points believed
 * @param incumbent y*
 * @param feasibility the second term
 */
record Acquisition(Surrogate surrogate, double incumbent, Feasibility feasibility) implements BatchFunction {

    @Override
    public double[] values(List<double[]> points) {
        Posterior posterior = surrogate.posterior(points);
        double[] values = feasibility.logProbabilities(points);
        for (int i = 0; i < values.length; i++) {
            values[i] += LogExpectedImprovement.of(incumbent, posterior.mean()[i], posterior.standardDeviation(i));
        }
        return values;
    }
}
