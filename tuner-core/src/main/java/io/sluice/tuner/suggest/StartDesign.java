package io.sluice.tuner.suggest;

import io.sluice.acquisition.SobolDesign;
import io.sluice.tuner.space.Limit;
import io.sluice.tuner.space.Parameter;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.Trial;
import java.util.Collection;
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
 *
 * <p>Where bursts tell how long stages were held, three points take the place of the Sobol points: one that is sparse, so that held times are
 * seen without contention, and, where limits are seen to bring a lot by then ({@link LimitGain}), twice the limits that follow from
 * these ({@link Occupancy}), the second time from what the first has shown; two Sobol points otherwise.
 */
final class StartDesign {
    private static final int FEWEST = 4;
    private static final int MOST = 6;

    // A sparse point's part of what is in the stages at once, and of the cores.
    private static final int SPARSE = 8;
    // Room for more starts than are in a stage at once if nothing
    // contends: they do not come evenly, and the best rate is not
    // known yet.
    private static final double ROOM = 3;
    private static final int BY_OCCUPANCY = 3;

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
        Set<Map<String, Object>> given = given(history.space());
        return untried(given, history)
                .or(() -> Occupancy.ofBest(history).isPresent()
                        ? byOccupancy(given, history, streams)
                        : untried(sobol(history.space(), withoutStages(history.space(), given), streams), history))
                .map(Suggestion::fresh)
                .or(() -> repeat(history));
    }

    private static Optional<Map<String, Object>> untried(Collection<Map<String, Object>> points, History history) {
        return points.stream().filter(point -> !history.tried(point)).findFirst();
    }

    private Set<Map<String, Object>> given(SearchSpace space) {
        Set<Map<String, Object>> points = new LinkedHashSet<>();
        points.add(space.baseline());
        points.add(atCores(space));
        enqueued.forEach(point -> points.add(space.canonical(point)));
        return points;
    }

    /** The sparse point first, then twice what follows from it, or Sobol points where that leads nowhere. */
    private Optional<Map<String, Object>> byOccupancy(
            Set<Map<String, Object>> given, History history, RandomStreams streams) {
        SearchSpace space = history.space();
        long others = history.trials().stream()
                .map(Trial::parameters)
                .filter(point -> !given.contains(point))
                .distinct()
                .count();
        if (others >= BY_OCCUPANCY) {
            return Optional.empty();
        }
        Optional<Map<String, Object>> point = others == 0 ? sparse(history) : critical(history);
        return point.filter(p -> !history.tried(p)).or(() -> untried(sobol(space, BY_OCCUPANCY - 1, streams), history));
    }

    private Optional<Map<String, Object>> sparse(History history) {
        return Occupancy.ofBest(history)
                .map(best -> best.limits(history.space(), history.space().baseline(), 1.0 / SPARSE, cores / SPARSE));
    }

    private static Optional<Map<String, Object>> critical(History history) {
        return Occupancy.uncontended(history)
                .filter(known -> LimitGain.isLarge(history))
                .map(known -> known.limits(history.space(), history.space().baseline(), ROOM, 1));
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

    /** How many Sobol points there are where bursts do not tell of their stages. */
    private static int withoutStages(SearchSpace space, Set<Map<String, Object>> given) {
        int enough = Math.min(MOST, Math.max(FEWEST, space.dimensions() + 2));
        int total = Math.max(enough, given.size() + 2);
        return total - 1 - given.size();
    }

    private static List<Map<String, Object>> sobol(SearchSpace space, int count, RandomStreams streams) {
        return new SobolDesign(Cube.of(space))
                .points(count, streams.stream(0, "start")).stream()
                        .map(space::decode)
                        .toList();
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
