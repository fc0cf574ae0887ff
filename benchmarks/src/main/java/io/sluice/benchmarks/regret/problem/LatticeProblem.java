package io.sluice.benchmarks.regret.problem;

import io.sluice.tuner.space.Int;
import io.sluice.tuner.space.ParameterScale;
import io.sluice.tuner.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A textbook function f on integers from 1 to {@code high} in log scale, as a cost with multiplicative noise:
 * (1 + (f(u) − min f) / scale) · exp(σZ − σ²/2), so that the best of the continuum costs 1 s on average.
 *
 * @param name of the problem
 * @param half what it may be used for
 * @param function f
 * @param dimensions d
 * @param high of every integer
 * @param scale what f loses for each further second
 * @param noise σ
 */
record LatticeProblem(
        String name, Half half, TestFunction function, int dimensions, long high, double scale, double noise)
        implements Problem {

    @Override
    public Family family() {
        return Family.LATTICE;
    }

    @Override
    public SearchSpace space() {
        return SearchSpace.of(IntStream.rangeClosed(1, dimensions)
                .mapToObj(i -> new Int("x" + i, 1, high, ParameterScale.LOG))
                .toList());
    }

    @Override
    public int cores() {
        return 1;
    }

    @Override
    public Session open(long seed) {
        return new NoisySession(this::truth, noise, seed);
    }

    @Override
    public double truth(Map<String, ?> parameters) {
        return 1 + (function.at(space().encode(parameters)) - function.minimum(dimensions)) / scale;
    }

    @Override
    public String fingerprint() {
        double[] u = new double[dimensions];
        Arrays.setAll(u, i -> (i + 1.0) / (dimensions + 1));
        return Fingerprint.of(List.of(toString(), Fingerprint.probe(truth(space().decode(u)))));
    }
}
