package io.sluice.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What is assumed before any data: the mean, the kernel, and what is believed of each hyperparameter. The vector of all
 * hyperparameters, theta, is the mean's, then the kernel's, then ln sigma<sup>2</sup>. Immutable and thread-safe.
 *
 * @param mean the mean function
 * @param kernel the kernel
 * @param meanParameters one per hyperparameter of the mean; copied
 * @param kernelParameters one per hyperparameter of the kernel; copied
 * @param noise ln sigma<sup>2</sup>, the learnt variance of the noise; its lower bound is the floor of any noise
 * @param lengthScaleCorrelation rho, of the first d hyperparameters of the kernel with one another, which are its length
 *     scales: at least 0, where each is believed of by itself, and below 1; above 0 their priors are {@link NormalPrior}s
 */
public record GpModel(
        MeanFunction mean,
        Kernel kernel,
        List<Parameter> meanParameters,
        List<Parameter> kernelParameters,
        Parameter noise,
        double lengthScaleCorrelation) {

    /** Checks that there are as many parameters as the mean and the kernel have, and the correlation, and copies them. */
    public GpModel {
        meanParameters = List.copyOf(meanParameters);
        kernelParameters = List.copyOf(kernelParameters);
        requireCount("mean", mean.parameterCount(), meanParameters);
        requireCount("kernel", kernel.parameterCount(), kernelParameters);
        requireCorrelation(lengthScaleCorrelation, kernel, kernelParameters);
    }

    /** With length scales that say nothing of one another. */
    public GpModel(
            MeanFunction mean,
            Kernel kernel,
            List<Parameter> meanParameters,
            List<Parameter> kernelParameters,
            Parameter noise) {
        this(mean, kernel, meanParameters, kernelParameters, noise, 0);
    }

    /**
     * A constant mean and a Matérn-5/2 kernel with priors for standardised y over the unit cube:
     *
     * <table>
     * <caption>Priors</caption>
     * <tr><td>mean c</td><td>normal(0, 1)</td><td>in [-10, 10]</td></tr>
     * <tr><td>length scale</td><td>log-normal, median l sqrt(d), ln-sd 1</td><td>in [0.01, 100]</td></tr>
     * <tr><td>output scale s<sup>2</sup></td><td>log-normal, median 1, ln-sd 1</td><td>in [0.01, 100]</td></tr>
     * <tr><td>noise sigma<sup>2</sup></td><td>log-normal, median 0.003, ln-sd 1.5</td><td>in [1e-6, 4]</td></tr>
     * </table>
     *
     * The length scales grow with sqrt(d) as in Hvarfner et al. (2024, arXiv 2402.02229), so that the prior's complexity
     * does not grow with the dimension, but are shorter than theirs.
     *
     * @param categorical whether each coordinate is categorical
     * @param lengthScale l, above 0: 0.6 for what varies slowly, less for what may have several valleys
     * @throws IllegalArgumentException if {@code lengthScale} is not above 0 and finite
     */
    public static GpModel standard(boolean[] categorical, double lengthScale) {
        Checks.positive("lengthScale", lengthScale);
        int d = categorical.length;
        Matern52 kernel = new Matern52(categorical);
        List<Parameter> kernelParameters =
                new ArrayList<>(Collections.nCopies(d, Parameter.logNormal(lengthScale * Math.sqrt(d), 1, 0.01, 100)));
        kernelParameters.add(Parameter.logNormal(1, 1, 0.01, 100));
        return new GpModel(
                new ConstantMean(),
                kernel,
                List.of(new Parameter(new NormalPrior(0, 1), -10, 10)),
                kernelParameters,
                Parameter.logNormal(0.003, 1.5, 1e-6, 4));
    }

    /**
     * This model, but with length scales that are believed to be alike.
     *
     * @param correlation rho, of their logarithms, in [0, 1)
     * @throws IllegalArgumentException if it is not
     */
    public GpModel withLengthScaleCorrelation(double correlation) {
        return new GpModel(mean, kernel, meanParameters, kernelParameters, noise, correlation);
    }

    /** All parameters, in the order of theta. */
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(meanParameters);
        all.addAll(kernelParameters);
        all.add(noise);
        return all;
    }

    /** Splits theta; not modified. */
    public Hyperparameters unpack(double[] theta) {
        int split = mean.parameterCount();
        int last = split + kernel.parameterCount();
        Checks.length("theta", last + 1, theta);
        return new Hyperparameters(Arrays.copyOf(theta, split), Arrays.copyOfRange(theta, split, last), theta[last]);
    }

    /** Every hyperparameter at the median of its prior. */
    public Hyperparameters medians() {
        return unpack(parameters().stream()
                .mapToDouble(p -> p.clamp(p.prior().median()))
                .toArray());
    }

    /** The variance below which no noise, learnt or known, is taken to be. */
    double noiseFloor() {
        return Math.exp(noise.lower());
    }

    private static void requireCorrelation(double correlation, Kernel kernel, List<Parameter> kernelParameters) {
        if (!(correlation >= 0 && correlation < 1)) {
            throw new IllegalArgumentException(
                    "lengthScaleCorrelation is " + correlation + ": it must be at least 0, for none, and below 1");
        }
        long normal = kernelParameters.stream()
                .limit(kernel.dimension())
                .filter(parameter -> parameter.prior() instanceof NormalPrior)
                .count();
        if (correlation > 0 && normal < kernel.dimension()) {
            throw new IllegalArgumentException("lengthScaleCorrelation is " + correlation
                    + " but the kernel has no length scale with a NormalPrior for each of its " + kernel.dimension()
                    + " coordinates: give it these, or no correlation");
        }
    }

    private static void requireCount(String name, int expected, List<Parameter> parameters) {
        if (parameters.size() != expected) {
            throw new IllegalArgumentException("the " + name + " has " + expected + " hyperparameters but "
                    + parameters.size() + " parameters were given; give one for each");
        }
    }
}
