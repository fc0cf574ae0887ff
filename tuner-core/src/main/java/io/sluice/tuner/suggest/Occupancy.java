package io.sluice.tuner.suggest;

import io.sluice.objective.StageMeans;
import io.sluice.tuner.space.Limit;
import io.sluice.tuner.space.Parameter;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.Trial;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How many of N starts are in each stage at once, by Little's law: with h_j the mean held time of stage j and T the mean startup
 * time, about
 *
 * <pre>
 * o_j = N h_j / T
 * </pre>
 *
 * (starts that pass at N/T a second, each there for h_j). Where nothing contends this is the critical work in process of a line of
 * stations (Hopp &amp; Spearman, Factory Physics): fewer starve the line, and many more only wait or contend. Immutable.
 *
 * @param shares h_j / T by stage; copied
 */
record Occupancy(Map<String, Double> shares) {

    /** Copies the map. */
    Occupancy {
        shares = Map.copyOf(shares);
    }

    /** Of the burst with the least value; empty if none tells of its stages. */
    static Optional<Occupancy> ofBest(History history) {
        return bursts(history).stream()
                .min(Comparator.comparingDouble(trial -> trial.value().orElseThrow()))
                .map(best -> new Occupancy(HeldTimes.stages(best).stream()
                        .collect(Collectors.toMap(
                                StageMeans::name, stage -> stage.held() / startupTime(best), Math::max))));
    }

    /** With the shortest h_j of any burst, and the shortest T; empty if none tells of its stages. */
    static Optional<Occupancy> uncontended(History history) {
        return bursts(history).stream()
                .map(Occupancy::startupTime)
                .min(Double::compare)
                .map(shortest -> {
                    Map<String, Double> shares = new LinkedHashMap<>();
                    HeldTimes.of(history).shortest().forEach((stage, held) -> shares.put(stage, held / shortest));
                    return new Occupancy(shares);
                });
    }

    /**
     * The point whose limits are {@code factor} times o_j, rounded, at least {@code least} and within their ranges.
     *
     * @param point of the space, what everything else is, also limits of stages nothing is known of; not modified
     */
    Map<String, Object> limits(SearchSpace space, Map<String, Object> point, double factor, long least) {
        Map<String, Object> limited = new LinkedHashMap<>(point);
        for (Parameter parameter : space.parameters()) {
            if (parameter instanceof Limit limit && shares.containsKey(limit.name())) {
                long starts = Math.round(factor * limit.high() * shares.get(limit.name()));
                limited.put(limit.name(), Math.min(limit.high(), Math.max(Math.max(1, least), starts)));
            }
        }
        return space.canonical(limited);
    }

    /** None where values are not modelled as logarithms of something to be small: what is best is not what took least time then. */
    private static List<Trial> bursts(History history) {
        if (!ValueTransform.of(history).isLogOfCost()) {
            return List.of();
        }
        return history.measured().stream()
                .filter(trial -> startupTime(trial) > 0)
                .toList();
    }

    /** T, of a measured trial; 0 where it tells of no stages. */
    private static double startupTime(Trial measured) {
        return HeldTimes.stages(measured).stream()
                .mapToDouble(stage -> stage.queued() + stage.held())
                .sum();
    }
}
