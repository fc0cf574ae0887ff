package io.sluice.benchmarks.regret.problem;

import io.sluice.objective.Evaluation;
import io.sluice.objective.StageMeans;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Turns a noisy value into what its evaluation gives. */
final class Draws {
    private Draws() {}

    static Evaluation of(double value, OptionalDouble cutoff) {
        return of(value, cutoff, List.of(), Map.of());
    }

    /** With what a burst tells of its stages and of the processor seconds that it took. */
    static Evaluation of(double value, OptionalDouble cutoff, List<StageMeans> stages, double cpu) {
        return of(value, cutoff, stages, Map.of(Evaluation.CPU, cpu));
    }

    private static Evaluation of(
            double value, OptionalDouble cutoff, List<StageMeans> stages, Map<String, Object> attributes) {
        if (cutoff.isPresent() && value > cutoff.getAsDouble()) {
            return new Evaluation.Censored(cutoff.getAsDouble(), cutoff, Map.of());
        }
        return new Evaluation.Measured(value, OptionalDouble.empty(), OptionalDouble.of(value), stages, attributes);
    }
}
