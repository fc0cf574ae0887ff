package io.sluice.benchmarks.regret.problem;

import io.sluice.objective.Evaluation;
import io.sluice.tuner.study.RandomStreams;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Multiplies a known mean by log-normal noise with mean 1, drawn anew for every evaluation. Not thread-safe. */
final class NoisySession implements Problem.Session {
    private final ToDoubleFunction<Map<String, ?>> mean;
    private final double sigma;
    private final RandomStreams streams;
    private int evaluations;

    NoisySession(ToDoubleFunction<Map<String, ?>> mean, double sigma, long seed) {
        this.mean = mean;
        this.sigma = sigma;
        this.streams = new RandomStreams(seed);
    }

    @Override
    public Evaluation evaluate(Map<String, ?> parameters, OptionalDouble cutoff) {
        evaluations++;
        double z = streams.stream(evaluations, "noise").nextGaussian();
        return Draws.of(mean.applyAsDouble(parameters) * Math.exp(sigma * z - sigma * sigma / 2), cutoff);
    }
}
