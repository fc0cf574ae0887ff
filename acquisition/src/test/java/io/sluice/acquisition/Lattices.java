package io.sluice.acquisition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Domains and objectives that several tests use. */
final class Lattices {
    private Lattices() {}

    static Axis.Ordered grid(int levels) {
        return new Axis.Ordered(
                IntStream.range(0, levels).mapToDouble(i -> i / (levels - 1.0)).toArray());
    }

    /** Integers 1 to {@code high} on a log scale. */
    static Axis.Ordered logIntegers(int high) {
        return new Axis.Ordered(IntStream.rangeClosed(1, high)
                .mapToDouble(i -> Math.log(i) / Math.log(high))
                .toArray());
    }

    static Domain logIntegers(int dimension, int high) {
        return new Domain(Collections.nCopies(dimension, logIntegers(high)));
    }

    /** Weighted squared distance to an interior point of the cube. */
    static double quadratic(double[] x) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            double difference = x[j] - (0.3 + 0.1 * j);
            sum += (1 + j) * difference * difference;
        }
        return sum;
    }

    /**
     * Branin on the unit square: three equal minima of 0.397887 at (-pi, 12.275), (pi, 2.275), (9.42478, 2.475) of
     * [-5, 10] x [0, 15] (Dixon and Szegö, 1978).
     */
    static double branin(double[] x) {
        double u = 15 * x[0] - 5;
        double v = 15 * x[1];
        double b = v - 5.1 / (4 * Math.PI * Math.PI) * u * u + 5 / Math.PI * u - 6;
        return b * b + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(u) + 10;
    }

    static Observation.Measured measured(double[] x, double y) {
        return new Observation.Measured(x, y, OptionalDouble.empty());
    }

    /** Design of {@code initial} Sobol points, then proposals, up to {@code total} evaluations. */
    static List<Observation> optimize(
            Domain domain, ToDoubleFunction<double[]> objective, int initial, int total, RandomGenerator random) {
        List<Observation> observations = new ArrayList<>();
        for (double[] x : new SobolDesign(domain).points(initial, random)) {
            observations.add(measured(x, objective.applyAsDouble(x)));
        }
        Proposer proposer = new Proposer(domain);
        while (observations.size() < total) {
            double[] x = proposer.propose(observations, List.of(), any -> true, random)
                    .orElseThrow()
                    .x();
            observations.add(measured(x, objective.applyAsDouble(x)));
        }
        return observations;
    }

    static double best(List<Observation> observations) {
        return observations.stream()
                .mapToDouble(o -> ((Observation.Measured) o).y())
                .min()
                .orElseThrow();
    }
}
