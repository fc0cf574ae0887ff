package io.sluice.tuner.suggest;

import io.sluice.acquisition.SobolDesign;
import io.sluice.tuner.space.Limit;
import io.sluice.tuner.space.Parameter;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.Trial;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The first trials, before there is enough to model: the baseline without limits, all limits at the number of cores, the
 * points somebody asked for, scrambled Sobol points, and, unless bursts tell of their pace, the baseline once more, so that the noise
 * can be learnt. With that, d + 2 in total, but from 4 to 6 unless more were asked for, and at least one Sobol point.
 */
final class StartDesign {
    private static final int FEWEST = 4;
    private static final int MOST = 6;

    private final int cores;
    private final List<Map<String, Object>> enqueued;

    StartDesign(int cores, List<Map<String, Object>> enqueued) {
        if (cores < 1) {
            throw new IllegalArgumentException("cores is " + cores + ": it must be at least 1");
        }
        this.cores = cores;
        this.enqueued = List.copyOf(enqueued);
    }

    /** The next point of the design that has not been tried; empty once the design is done. */
    Optional<Suggestion> next(History history, RandomStreams streams) {
        for (Map<String, Object> point : points(history.space(), streams)) {
            if (!history.tried(point)) {
                return Optional.of(Suggestion.fresh(point));
            }
        }
        return repeat(history);
    }

    private static Optional<Suggestion> repeat(History history) {
        if (history.measured().stream().anyMatch(Paces::tells)) {
            return Optional.empty();
        }
        Map<String, Object> baseline = history.space().baseline();
        List<Trial> there = history.at(baseline);
        List<Trial> useful = there.stream()
                .filter(trial -> trial.isPending() || trial.value().isPresent())
                .toList();
        boolean once = useful.size() == 1
                && there.stream().allMatch(trial -> trial.replicateOf().isEmpty());
        return once ? Optional.of(Suggestion.replicate(baseline, useful.get(0).number())) : Optional.empty();
    }

    private Set<Map<String, Object>> points(SearchSpace space, RandomStreams streams) {
        Set<Map<String, Object>> points = new LinkedHashSet<>();
        points.add(space.baseline());
        points.add(atCores(space));
        enqueued.forEach(point -> points.add(space.canonical(point)));
        int enough = Math.min(MOST, Math.max(FEWEST, space.dimensions() + 2));
        int total = Math.max(enough, points.size() + 2);
        int sobol = total - 1 - points.size();
        new SobolDesign(Cube.of(space))
                .points(sobol, streams.stream(0, "start"))
                .forEach(u -> points.add(space.decode(u)));
        return points;
    }

    private Map<String, Object> atCores(SearchSpace space) {
        Map<String, Object> point = new LinkedHashMap<>(space.baseline());
        for (Parameter parameter : space.parameters()) {
            if (parameter instanceof Limit limit) {
                point.put(limit.name(), Math.min(limit.high(), cores));
            }
        }
        return Collections.unmodifiableMap(point);
    }
}
