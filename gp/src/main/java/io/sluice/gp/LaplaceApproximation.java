package io.sluice.gp;

import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The normal approximation of the posterior over hyperparameters around its peak: theta ~ N(peak, H<sup>-1</sup>), H the
 * negated Hessian of {@link LogPosterior} there, by differences of its gradient. No direction is taken to be wider than
 * a standard deviation of 1, that of the widest priors in the standard model, and no draw leaves the parameters' bounds.
 * Immutable.
 *
 * @see <a href="http://gaussianprocess.org/gpml/">GPML, sec. 5.2</a>
 */
final class LaplaceApproximation {
    private static final double STEP = 0.1;
    private static final double LEAST_PRECISION = 1;

    private final List<Parameter> parameters;
    private final double[] peak;
    private final EigenDecomposition_F64<DMatrixRMaj> precision;

    private LaplaceApproximation(
            List<Parameter> parameters, double[] peak, EigenDecomposition_F64<DMatrixRMaj> precision) {
        this.parameters = parameters;
        this.peak = peak;
        this.precision = precision;
    }

    /**
     * Around a peak of {@code posterior}.
     *
     * @param parameters one per hyperparameter
     * @param peak theta there; not modified
     */
    static LaplaceApproximation around(Differentiable posterior, List<Parameter> parameters, double[] peak) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(peak.length, true, true);
        if (!eigen.decompose(negatedHessian(posterior, parameters, peak))) {
            throw new ArithmeticException("the Hessian of the log posterior has no eigenvectors");
        }
        return new LaplaceApproximation(parameters, peak.clone(), eigen);
    }

    private static DMatrixRMaj negatedHessian(Differentiable posterior, List<Parameter> parameters, double[] peak) {
        int p = peak.length;
        double[] there = posterior.at(peak).gradient();
        DMatrixRMaj negated = new DMatrixRMaj(p, p);
        for (int j = 0; j < p; j++) {
            double[] beside = peak.clone();
            double step = peak[j] + STEP > parameters.get(j).upper() ? -STEP : STEP;
            beside[j] += step;
            double[] gradient = posterior.at(beside).gradient();
            for (int k = 0; k < p; k++) {
                double half = (there[k] - gradient[k]) / step / 2;
                negated.add(j, k, half);
                negated.add(k, j, half);
            }
        }
        return negated;
    }

    /** A new theta. */
    double[] draw(RandomGenerator random) {
        double[] theta = peak.clone();
        for (int k = 0; k < theta.length; k++) {
            double curvature =
                    Math.max(LEAST_PRECISION, precision.getEigenvalue(k).getReal());
            double distance = random.nextGaussian() / Math.sqrt(curvature);
            DMatrixRMaj direction = precision.getEigenVector(k);
            for (int j = 0; j < theta.length; j++) {
                theta[j] += distance * direction.get(j);
            }
        }
        for (int j = 0; j < theta.length; j++) {
            theta[j] = parameters.get(j).clamp(theta[j]);
        }
        return theta;
    }
}
