package io.sluice.gp;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Values of a model's hyperparameters, in unconstrained coordinates. Immutable in use.
 *
 * @param mean of the mean function; copied
 * @param kernel of the kernel; copied
 * @param logNoiseVariance ln sigma<sup>2</sup>
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in, compared by nobody
public record Hyperparameters(double[] mean, double[] kernel, double logNoiseVariance) {

    /** Checks and copies. */
    public Hyperparameters {
        mean = Checks.finiteCopy("mean", mean);
        kernel = Checks.finiteCopy("kernel", kernel);
        Checks.finite("logNoiseVariance", logNoiseVariance);
    }

    /** sigma<sup>2</sup>, in the units of y squared. */
    public double noiseVariance() {
        return Math.exp(logNoiseVariance);
    }

    /** theta as one new array: the mean's, the kernel's, ln sigma<sup>2</sup>. */
    public double[] pack() {
        return DoubleStream.concat(
                        DoubleStream.concat(Arrays.stream(mean), Arrays.stream(kernel)),
                        DoubleStream.of(logNoiseVariance))
                .toArray();
    }
}
