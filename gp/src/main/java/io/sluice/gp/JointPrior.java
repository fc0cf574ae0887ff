package io.sluice.gp;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What is believed of all hyperparameters together: each has its own prior, all are independent but for the length scales,
 * whose logarithms t<sub>j</sub>, normal with mean m<sub>j</sub> and standard deviation s<sub>j</sub>, have the same
 * correlation &rho; with one another:
 *
 * <pre>
 * z_j = (t_j - m_j) / s_j,   z ~ N(0, R),   R = (1 - rho) I + rho 1 1'
 * R^-1 = (I - c 1 1') / (1 - rho),   c = rho / (1 + (d - 1) rho)
 * </pre>
 *
 * Immutable and thread-safe.
 */
final class JointPrior {
    private final List<Parameter> parameters;
    private final int first;
    private final int d;
    private final double rho;

    /** Of the hyperparameters of {@code model}. */
    JointPrior(GpModel model) {
        this.parameters = model.parameters();
        this.first = model.mean().parameterCount();
        this.d = model.kernel().dimension();
        this.rho = model.lengthScaleCorrelation();
    }

    /**
     * ln p(theta), up to a constant.
     *
     * @param theta not modified
     * @param gradient to which the slopes are added
     */
    double logDensity(double[] theta, double[] gradient) {
        double sum = 0;
        for (int j = 0; j < theta.length; j++) {
            Prior prior = parameters.get(j).prior();
            sum += prior.logDensity(theta[j]);
            gradient[j] += prior.slope(theta[j]);
        }
        return rho > 0 ? sum + correlated(theta, gradient) : sum;
    }

    /** What the correlation adds: (z'z - z' R<sup>-1</sup> z) / 2. */
    private double correlated(double[] theta, double[] gradient) {
        double common = 0;
        for (int j = 0; j < d; j++) {
            common += z(theta, j);
        }
        common *= rho / (1 + (d - 1) * rho);
        double sum = 0;
        for (int j = 0; j < d; j++) {
            double z = z(theta, j);
            double slope = z - (z - common) / (1 - rho);
            sum += slope * z / 2;
            gradient[first + j] += slope / lengthScale(j).sd();
        }
        return sum;
    }

    private double z(double[] theta, int j) {
        return (theta[first + j] - lengthScale(j).mean()) / lengthScale(j).sd();
    }

    private NormalPrior lengthScale(int j) {
        return (NormalPrior) parameters.get(first + j).prior();
    }

    /** A new theta, within the bounds. */
    double[] draw(RandomGenerator random) {
        double common = rho > 0 ? random.nextGaussian() : 0;
        double[] theta = new double[parameters.size()];
        for (int j = 0; j < theta.length; j++) {
            Parameter parameter = parameters.get(j);
            boolean tied = rho > 0 && j >= first && j < first + d;
            theta[j] = parameter.clamp(
                    tied ? tied(j - first, common, random) : parameter.prior().draw(random));
        }
        return theta;
    }

    private double tied(int j, double common, RandomGenerator random) {
        double z = Math.sqrt(rho) * common + Math.sqrt(1 - rho) * random.nextGaussian();
        return lengthScale(j).mean() + lengthScale(j).sd() * z;
    }
}
