package io.sluice.tuner.suggest;

import io.sluice.acquisition.SobolDesign;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks a scrambled Sobol sequence of the study, passing over points that have been tried. */
public final class SobolSuggester implements Suggester {

    @Override
    public String name() {
        return "sobol";
    }

    @Override
    public Suggestion suggest(History history, RandomStreams streams) {
        return fresh(history, streams)
                .map(Suggestion::fresh)
                .orElseGet(() -> Exhaustion.replicateBest(history, streams));
    }

    /** The first point of the sequence that has not been tried; empty if the space is exhausted. */
    static Optional<Map<String, Object>> fresh(History history, RandomStreams streams) {
        // Among one point more than there are trials, one is new, unless the space has no more points.
        List<double[]> points =
                new SobolDesign(Cube.of(history.space())).points(history.nextTrial(), streams.stream(0, "sobol"));
        return points.stream()
                .map(history.space()::decode)
                .filter(point -> !history.tried(point))
                .findFirst()
                .or(() -> RandomSuggester.fresh(history, streams));
    }
}
