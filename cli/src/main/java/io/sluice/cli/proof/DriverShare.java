package io.sluice.cli.proof;

import io.sluice.cli.table.Numbers;
import io.sluice.objective.Evaluation;
import io.sluice.tuner.study.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The driver's own part of the processor seconds of some bursts. Immutable.
 *
 * @param total seconds of the whole host
 * @param driver seconds of what drives and measures
 * @param spawning the part of {@code driver} that started the profile's commands
 */
public record DriverShare(double total, double driver, double spawning) {

    /** Of both sides of all pairs. */
    public static DriverShare ofPairs(List<PairRun> pairs) {
        return sum(pairs.stream()
                .flatMap(pair -> Stream.of(pair.baseline(), pair.tuned())
                        .map(side -> new DriverShare(
                                side.metrics().getOrDefault("cpu", 0.0), side.driverCpu(), side.spawningCpu()))));
    }

    /** Of the trials whose bursts were measured, if only until they were stopped. */
    public static DriverShare ofTrials(List<Trial> trials) {
        return sum(trials.stream()
                .flatMap(trial -> attributes(trial.outcome()).stream())
                .map(attributes -> new DriverShare(
                        seconds(attributes, "cpu"),
                        seconds(attributes, "driverCpu"),
                        seconds(attributes, "spawningCpu"))));
    }

    private static Optional<Map<String, Object>> attributes(Optional<Evaluation> outcome) {
        return outcome.flatMap(evaluation -> evaluation instanceof Evaluation.Measured measured
                ? Optional.of(measured.attributes())
                : evaluation instanceof Evaluation.Censored censored
                        ? Optional.of(censored.attributes())
                        : Optional.empty());
    }

    private static double seconds(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Number number ? number.doubleValue() : 0;
    }

    private static DriverShare sum(Stream<DriverShare> shares) {
        return shares.reduce(
                new DriverShare(0, 0, 0),
                (a, b) -> new DriverShare(a.total + b.total, a.driver + b.driver, a.spawning + b.spawning));
    }

    /** Whether anything was measured. */
    public boolean isKnown() {
        return driver > 0;
    }

    /** Such as {@code 10.5 % (starting commands 4.9 %, the rest 5.6 %)}. */
    @Override
    public String toString() {
        return part(driver) + " (starting commands " + part(spawning) + ", the rest " + part(driver - spawning) + ")";
    }

    private String part(double seconds) {
        return Numbers.percent(total > 0 ? seconds / total : 0);
    }
}
