package io.sluice.acquisition;

import java.util.List;

/**
 * How likely a point is to be feasible, from what happened near it:
 *
 * <pre>
 * P(feasible | x) = (a + sum over feasible i of w_i) / (a + sum over all i of w_i),   w_i = exp(-|x - x_i|^2 / (2 l^2))
 * </pre>
 *
 * with a = 0.1 and l = 0.15 sqrt(d), and a difference of 1 between unlike categories. Smooth; 1 where nothing was tried
 * near, and 1 everywhere while nothing failed; 1/11 at a lone failure. Measured values and lower bounds count as
 * feasible. Immutable and thread-safe.
 */
final class Feasibility {
    // How many feasible neighbours an untried point is worth.
    private static final double PRIOR_WEIGHT = 0.1;
    private static final double LENGTH_SCALE_PER_ROOT_DIMENSION = 0.15;

    private final Domain domain;
    private final List<double[]> feasible;
    private final List<double[]> infeasible;
    private final double twiceSquaredScale;

    Feasibility(Domain domain, List<Observation> observations) {
        this.domain = domain;
        this.infeasible = observations.stream()
                .filter(Observation.Infeasible.class::isInstance)
                .map(Observation::x)
                .toList();
        this.feasible = observations.stream()
                .filter(o -> !(o instanceof Observation.Infeasible))
                .map(Observation::x)
                .toList();
        double scale = LENGTH_SCALE_PER_ROOT_DIMENSION * Math.sqrt(domain.dimension());
        this.twiceSquaredScale = 2 * scale * scale;
    }

    /** ln P(feasible | x), at most 0. */
    double logProbability(double[] x) {
        double failed = weight(infeasible, x);
        if (failed == 0) {
            return 0;
        }
        double passed = PRIOR_WEIGHT + weight(feasible, x);
        return -Math.log1p(failed / passed);
    }

    private double weight(List<double[]> points, double[] x) {
        double sum = 0;
        for (double[] point : points) {
            sum += Math.exp(-squaredDistance(x, point) / twiceSquaredScale);
        }
        return sum;
    }

    private double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            double difference = a[j] - b[j];
            boolean unlike = domain.axes().get(j) instanceof Axis.Categorical && difference != 0;
            sum += unlike ? 1 : difference * difference;
        }
        return sum;
    }
}
