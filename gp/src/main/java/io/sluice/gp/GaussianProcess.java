package io.sluice.gp;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A Gaussian process conditioned on data, at fixed hyperparameters: exact on values, by expectation propagation on lower
 * bounds (GPML eqs. 2.25, 2.26 and 3.60, 3.61). Immutable and thread-safe.
 */
public final class GaussianProcess {
    /** No variance is reported below this part of the prior variance at the same point. */
    public static final double VARIANCE_FLOOR = 1e-12;

    // Points predicted at once: enough to vectorise over, few enough for their columns to stay in the cache.
    private static final int BLOCK = 64;

    private final GpModel model;
    private final Hyperparameters hyperparameters;
    private final Conditioning conditioning;

    private GaussianProcess(GpModel model, Hyperparameters hyperparameters, Conditioning conditioning) {
        this.model = model;
        this.hyperparameters = hyperparameters;
        this.conditioning = conditioning;
    }

    /**
     * Conditions {@code model} on {@code data}, which may have no rows.
     *
     * @throws IllegalArgumentException if points do not have the kernel's dimension
     */
    public static GaussianProcess of(GpModel model, Hyperparameters hyperparameters, TrainingData data) {
        data.requireDimension(model.kernel().dimension());
        return new GaussianProcess(model, hyperparameters, Conditioning.of(model, hyperparameters, data));
    }

    /**
     * Marginal posterior of f.
     *
     * @param points q points of d coordinates; not modified
     * @return variances of at least {@link #VARIANCE_FLOOR} times the prior variance
     */
    public Posterior posterior(List<double[]> points) {
        double[] mean = new double[points.size()];
        double[] variance = new double[points.size()];
        for (int from = 0; from < mean.length; from += BLOCK) {
            predict(toArray(points.subList(from, Math.min(from + BLOCK, mean.length))), from, mean, variance);
        }
        return new Posterior(mean, variance);
    }

    /** The posterior means alone, at a small part of the work of {@link #posterior}; a new array of q numbers. */
    public double[] mean(List<double[]> points) {
        double[][] at = toArray(points);
        return means(at, model.kernel().matrix(conditioning.points(), at, hyperparameters.kernel()));
    }

    /** Joint posterior covariance of f at q points; a new symmetric q by q matrix, its diagonal floored as above. */
    public DMatrixRMaj covariance(List<double[]> points) {
        double[][] at = toArray(points);
        DMatrixRMaj covariance = conditioning.covarianceAt(at, model, hyperparameters);
        for (int i = 0; i < at.length; i++) {
            covariance.set(i, i, floored(at[i], covariance.get(i, i)));
        }
        return covariance;
    }

    /** ln p(data | hyperparameters), without the prior; by expectation propagation where there are bounds. */
    public double logMarginalLikelihood() {
        return conditioning.logEvidence();
    }

    /** The hyperparameters. */
    public Hyperparameters hyperparameters() {
        return hyperparameters;
    }

    /** sigma<sup>2</sup>, the variance of the noise on one value, in the units of y squared. */
    public double noiseVariance() {
        return Math.max(model.noiseFloor(), hyperparameters.noiseVariance());
    }

    /**
     * This, as if values equal to the posterior mean had been seen at {@code points}, with learnt noise: means stay, and
     * variances fall near the points. The usual stand-in for evaluations that are still running (Ginsbourger et al.,
     * 2010: the "kriging believer").
     *
     * @param points p points of d coordinates; not modified
     */
    public GaussianProcess believing(List<double[]> points) {
        double[][] at = toArray(points);
        double[][] rows = conditioning.points();
        DMatrixRMaj cross = model.kernel().matrix(rows, at, hyperparameters.kernel());
        SiteSystem appended = conditioning
                .system()
                .append(conditioning.system().explained(cross), covariance(points), 1 / Math.sqrt(noiseVariance()));
        double[][] all = Arrays.copyOf(rows, rows.length + at.length);
        System.arraycopy(at, 0, all, rows.length, at.length);
        return new GaussianProcess(
                model,
                hyperparameters,
                new Conditioning(all, appended, conditioning.logEvidence(), conditioning.boundNoiseSlope()));
    }

    private void predict(double[][] at, int offset, double[] mean, double[] variance) {
        DMatrixRMaj cross = model.kernel().matrix(conditioning.points(), at, hyperparameters.kernel());
        System.arraycopy(means(at, cross), 0, mean, offset, at.length);
        double[] reduction = new double[at.length];
        for (double[] row : conditioning.system().explained(cross)) {
            for (int j = 0; j < reduction.length; j++) {
                reduction[j] += row[j] * row[j];
            }
        }
        for (int j = 0; j < at.length; j++) {
            variance[offset + j] = floored(at[j], priorVariance(at[j]) - reduction[j]);
        }
    }

    private double[] means(double[][] at, DMatrixRMaj cross) {
        double[] means = conditioning.system().correction(cross);
        for (int j = 0; j < at.length; j++) {
            means[j] += model.mean().value(at[j], hyperparameters.mean());
        }
        return means;
    }

    private double floored(double[] x, double variance) {
        return Math.max(VARIANCE_FLOOR * priorVariance(x), variance);
    }

    private double priorVariance(double[] x) {
        return model.kernel().variance(x, hyperparameters.kernel());
    }

    private double[][] toArray(List<double[]> points) {
        double[][] array = points.toArray(double[][]::new);
        for (double[] point : array) {
            Checks.length("point", model.kernel().dimension(), point);
        }
        return array;
    }
}
