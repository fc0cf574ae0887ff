package io.sluice.acquisition;

import io.sluice.gp.GaussianProcess;
import io.sluice.gp.Posterior;
import io.sluice.gp.Standardization;
import java.util.Arrays;
import java.util.List;

/** A Gaussian process over standardised y less its trend, speaking in the units of y. */
record FittedSurrogate(GaussianProcess process, Standardization standardization, Trend trend) implements Surrogate {

    @Override
    public Posterior posterior(List<double[]> points) {
        Posterior excess = standardization.restore(process.posterior(points));
        double[] mean = excess.mean();
        for (int i = 0; i < mean.length; i++) {
            mean[i] += trend.at(points.get(i));
        }
        return excess;
    }

    /** The posterior means alone, at a small part of the work of {@link #posterior}; a new array. */
    double[] means(List<double[]> points) {
        double[] mean = process.mean(points);
        Arrays.setAll(mean, i -> trend.at(points.get(i)) + standardization.shift() + standardization.scale() * mean[i]);
        return mean;
    }

    @Override
    public double noiseVariance() {
        return standardization.restoreVariance(process.noiseVariance());
    }

    /** This with the posterior mean taken for seen at {@code points}: means stay, variances fall. */
    FittedSurrogate believing(List<double[]> points) {
        return points.isEmpty() ? this : new FittedSurrogate(process.believing(points), standardization, trend);
    }
}
