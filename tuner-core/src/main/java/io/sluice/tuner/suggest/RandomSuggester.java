package io.sluice.tuner.suggest;

import io.sluice.tuner.space.Choice;
import io.sluice.tuner.space.Parameter;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Draws every parameter uniformly on its scale, passing over points that have been tried. The baseline of comparisons. */
public final class RandomSuggester implements Suggester {
    private static final int DRAWS = 1000;
    private static final long LISTABLE = 100_000;

    @Override
    public String name() {
        return "random";
    }

    @Override
    public Suggestion suggest(History history, RandomStreams streams) {
        return fresh(history, streams)
                .map(Suggestion::fresh)
                .orElseGet(() -> Exhaustion.replicateBest(history, streams));
    }

    /** A point that has not been tried; empty if there is none. */
    static Optional<Map<String, Object>> fresh(History history, RandomStreams streams) {
        RandomGenerator random = streams.stream(history.nextTrial(), "random");
        for (int i = 0; i < DRAWS; i++) {
            Map<String, Object> point = draw(history.space(), random);
            if (!history.tried(point)) {
                return Optional.of(point);
            }
        }
        return anyLeft(history, random);
    }

    private static Map<String, Object> draw(SearchSpace space, RandomGenerator random) {
        Map<String, Object> point = new LinkedHashMap<>();
        for (Parameter parameter : space.parameters()) {
            double unit = random.nextDouble();
            // The coordinate of a choice is its index.
            double coordinate = parameter instanceof Choice ? Math.floor(unit * parameter.size()) : unit;
            point.put(parameter.name(), parameter.decode(coordinate));
        }
        return Collections.unmodifiableMap(point);
    }

    private static Optional<Map<String, Object>> anyLeft(History history, RandomGenerator random) {
        if (history.space().size().orElse(Long.MAX_VALUE) > LISTABLE) {
            return Optional.empty();
        }
        List<Map<String, Object>> left = new ArrayList<>(Lattice.points(history.space()));
        left.removeIf(history::tried);
        return left.isEmpty() ? Optional.empty() : Optional.of(left.get(random.nextInt(left.size())));
    }
}
