package io.sluice.gp;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The log posterior density of the hyperparameters, up to a constant, with its analytic gradient:
 *
 * <pre>
 * J(theta) = ln p(data | theta) + ln p(theta)
 * dJ/dtheta_j = 1/2 sum_ik W_ik dK_ik/dtheta_j + ...,   W = alpha alpha' - (K + diag(1/tau))^-1
 * </pre>
 *
 * <p>A lower bound contributes the probability that it holds, ln Phi((f - b)/sigma) averaged over f by expectation
 * propagation, never a density at the bound. At a fixed point of the sweeps the sites' own derivatives cancel, so the
 * gradient takes them as constant (Seeger, 2005). Immutable and thread-safe.
 *
 * @see <a href="http://gaussianprocess.org/gpml/">GPML, eqs. 5.8, 5.9 and sec. 5.5.2</a>
 */
public final class LogPosterior implements Differentiable {
    private final GpModel model;
    private final TrainingData data;
    private final JointPrior prior;

    /** Of the hyperparameters of {@code model} given {@code data}. */
    public LogPosterior(GpModel model, TrainingData data) {
        data.requireDimension(model.kernel().dimension());
        this.model = model;
        this.data = data;
        this.prior = new JointPrior(model);
    }

    @Override
    public Value at(double[] theta) {
        Hyperparameters h = model.unpack(theta);
        Conditioning conditioning = Conditioning.of(model, h, data);
        double[] gradient = new double[theta.length];
        DMatrixRMaj weights = conditioning.system().gradientWeights();
        addMeanGradient(conditioning, h, gradient);
        addKernelGradient(conditioning, h, weights, gradient);
        gradient[theta.length - 1] = noiseGradient(conditioning, h, weights);
        return new Value(conditioning.logEvidence() + prior.logDensity(theta, gradient), gradient);
    }

    /** J(theta), at less than half the work of {@link #at}. */
    public double value(double[] theta) {
        return Conditioning.of(model, model.unpack(theta), data).logEvidence() + prior.logDensity(theta, theta.clone());
    }

    private void addMeanGradient(Conditioning conditioning, Hyperparameters h, double[] gradient) {
        double[] alpha = conditioning.system().alpha();
        for (int i = 0; i < alpha.length; i++) {
            double[] slopes = model.mean().gradient(conditioning.points()[i], h.mean());
            for (int j = 0; j < slopes.length; j++) {
                gradient[j] += alpha[i] * slopes[j];
            }
        }
    }

    private void addKernelGradient(
            Conditioning conditioning, Hyperparameters h, DMatrixRMaj weights, double[] gradient) {
        double[] slopes = model.kernel().weightedGradient(conditioning.points(), h.kernel(), weights);
        for (int j = 0; j < slopes.length; j++) {
            gradient[h.mean().length + j] += 0.5 * slopes[j];
        }
    }

    private double noiseGradient(Conditioning conditioning, Hyperparameters h, DMatrixRMaj weights) {
        double sum = conditioning.boundNoiseSlope();
        List<Row.Value> values = data.values();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).noiseVariance().isEmpty()) {
                sum += 0.5 * weights.get(i, i);
            }
        }
        return sum * h.noiseVariance();
    }
}
