package io.sluice.cli.proof;

import io.sluice.objective.StageMeans;
import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.Metric;
import io.sluice.objective.burst.Metric.Base;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One burst of a pair. Immutable.
 *
 * @param metrics name to value, the decisive one first
 * @param stages means per stage
 * @param driverCpu processor seconds of what drives and measures
 * @param spawningCpu the part of {@code driverCpu} that started the profile's commands
 */
public record SideRun(Map<String, Double> metrics, List<StageMeans> stages, double driverCpu, double spawningCpu) {
    private static final List<Base> SHOWN = List.of(Base.MAKESPAN, Base.MEAN, Base.P95, Base.CPU);

    /** Copies the collections, keeping their order. */
    public SideRun {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        stages = List.copyOf(stages);
    }

    /** What a burst says, with that metric first. */
    public static SideRun of(BurstResult result, Metric decisive) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(decisive.toString(), decisive.of(result));
        SHOWN.forEach(base -> metrics.putIfAbsent(base.label(), Metric.of(base).of(result)));
        return new SideRun(
                metrics,
                result.stageMeans(),
                result.cpu().driver(),
                result.cpu().spawning());
    }
}
