package io.sluice.gp;

import java.util.random.RandomGenerator;

/**
 * A normal density over t; so a log-normal one over exp(t), with median exp(mean).
 *
 * @param mean of t
 * @param sd of t, above 0
 */
public record NormalPrior(double mean, double sd) implements Prior {

    /** Checks the numbers. */
    public NormalPrior {
        Checks.finite("mean", mean);
        Checks.positive("sd", sd);
    }

    /** The prior of a positive number whose logarithm is the coordinate: log-normal with that median. */
    public static NormalPrior ofLog(double median, double sdOfLog) {
        return new NormalPrior(Math.log(Checks.positive("median", median)), sdOfLog);
    }

    @Override
    public double logDensity(double t) {
        return StandardNormal.logDensity((t - mean) / sd) - Math.log(sd);
    }

    @Override
    public double slope(double t) {
        return (mean - t) / (sd * sd);
    }

    @Override
    public double median() {
        return mean;
    }

    @Override
    public double draw(RandomGenerator random) {
        return mean + sd * random.nextGaussian();
    }
}
