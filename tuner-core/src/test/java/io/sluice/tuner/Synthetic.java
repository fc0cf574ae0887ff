package io.sluice.tuner;

import io.sluice.objective.Candidate;
import io.sluice.objective.Evaluation;
import io.sluice.tuner.space.Parameters;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.RandomStreams;
import java.util.Map;

/** A burst as a formula: too few at once starve a stage, too many contend; multiplicative noise from the trial's seed. */
final class Synthetic {
    static final SearchSpace SPACE = SearchSpace.of(
            Parameters.limit("NetNS", 400), Parameters.limit("AddCNI", 400), Parameters.limit("StartVM", 400));

    private Synthetic() {}

    /** Seconds without noise: 7.03 at best (13, 6, 64), 21.5 without limits, 19.9 with all limits at 1. */
    static double seconds(Map<String, Object> point) {
        return 3 + stage(point, "NetNS", 8, 1) + stage(point, "AddCNI", 4, 2) + stage(point, "StartVM", 40, 0.2);
    }

    private static double stage(Map<String, Object> point, String name, double best, double weight) {
        double ratio = ((Number) point.getOrDefault(name, 1L)).doubleValue() / best;
        return weight * (1 / ratio + Math.sqrt(ratio)) / 1.5;
    }

    /** With noise of so many per cent. */
    static Evaluation evaluate(Candidate candidate, double percent) {
        double noise = new RandomStreams(candidate.seed()).stream(0, "noise").nextGaussian();
        return Evaluation.of(seconds(candidate.parameters()) * Math.exp(percent / 100 * noise));
    }
}
