package io.sluice.acquisition;

import io.sluice.gp.GaussianProcess;
import io.sluice.gp.GpModel;
import io.sluice.gp.Hyperparameters;
import io.sluice.gp.Row;
import io.sluice.gp.StandardNormal;
import io.sluice.gp.TrainingData;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How likely a point is to be feasible, from what happened near it:
 *
 * <pre>
 * ln P(feasible | x) = ln Phi(4 s(x)) - ln Phi(4), at most 0
 * </pre>
 *
 * where the score s is the posterior mean of a Gaussian process that is 1 a priori and was seen to be 1 at feasible
 * points and -1 at infeasible ones (least-squares classification, GPML sec. 6.5), with a Matérn-5/2 kernel of unit scale,
 * length scales 0.2 sqrt(d) and noise variance 0.01. Smooth; exactly 0 while nothing failed, and towards 0 away from
 * failures; about -10 where everything near failed, however often it was tried. Measured values and lower bounds count
 * as feasible. Immutable and thread-safe.
 */
final class Feasibility {
    private static final double STEEPNESS = 4;
    private static final double LENGTH_SCALE_PER_ROOT_DIMENSION = 0.2;
    private static final double NOISE_VARIANCE = 0.01;
    private static final double LOG_CERTAIN = StandardNormal.logCdf(STEEPNESS);

    private final Optional<GaussianProcess> score;

    Feasibility(Domain domain, List<Observation> observations) {
        this.score = observations.stream().anyMatch(Observation.Infeasible.class::isInstance)
                ? Optional.of(classify(domain, observations))
                : Optional.empty();
    }

    private static GaussianProcess classify(Domain domain, List<Observation> observations) {
        List<Row> rows = observations.stream()
                .<Row>map(o -> new Row.Value(o.x(), o instanceof Observation.Infeasible ? -1 : 1))
                .toList();
        int d = domain.dimension();
        double[] kernel = new double[d + 1];
        Arrays.fill(kernel, 0, d, Math.log(LENGTH_SCALE_PER_ROOT_DIMENSION * Math.sqrt(d)));
        return GaussianProcess.of(
                GpModel.standard(domain.categorical(), LENGTH_SCALE_PER_ROOT_DIMENSION),
                new Hyperparameters(new double[] {1}, kernel, Math.log(NOISE_VARIANCE)),
                TrainingData.of(rows));
    }

    /** ln P(feasible | x) at each point, at most 0; a new array. */
    double[] logProbabilities(List<double[]> points) {
        return score.map(s -> Arrays.stream(s.mean(points))
                        .map(Feasibility::logProbability)
                        .toArray())
                .orElseGet(() -> new double[points.size()]);
    }

    private static double logProbability(double score) {
        return Math.min(0, StandardNormal.logCdf(STEEPNESS * score) - LOG_CERTAIN);
    }
}
