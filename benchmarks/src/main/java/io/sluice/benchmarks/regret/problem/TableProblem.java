package io.sluice.benchmarks.regret.problem;

import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.RandomStreams;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A published auto-tuning table, over the parameters that vary in it (see {@link TableSpace}).
 *
 * <p>The truth is the mean of a configuration's recorded times; a draw is one of them, with replacement. What failed or is
 * not in the table takes as long, always, as the configuration with the largest mean: contestants have no notion of failure.
 */
final class TableProblem implements Problem {
    private final String name;
    private final TableSpace points;
    private final Map<Map<String, Object>, Times> held;
    private final Map<String, Object> best;
    private final Times slowest;
    private final String fingerprint;

    private TableProblem(String name, String json) {
        this.name = name;
        List<TableReader.Row> rows = TableReader.read(json);
        this.points =
                TableSpace.of(rows.stream().map(TableReader.Row::configuration).toList());
        this.held = held(points, rows);
        this.best = Collections.min(held.entrySet(), byMean()).getKey();
        double mean = Collections.max(held.entrySet(), byMean()).getValue().mean();
        this.slowest = new Times(mean, List.of(mean));
        this.fingerprint = Fingerprint.of(List.of(
                name,
                json,
                Fingerprint.probe(truth(best)),
                Fingerprint.probe(truth(points.space().baseline()))));
    }

    /**
     * From the text of a table in the T4 format.
     *
     * @throws IllegalArgumentException if it cannot be replayed, with what it lacks
     */
    static TableProblem parse(String name, String json) {
        return new TableProblem(name, json);
    }

    private static Map<Map<String, Object>, Times> held(TableSpace points, List<TableReader.Row> rows) {
        Map<Map<String, Object>, List<Double>> all = new LinkedHashMap<>();
        for (TableReader.Row row : rows) {
            if (all.put(points.point(row.configuration()), row.seconds()) != null) {
                throw new IllegalArgumentException(
                        "the configuration " + row.configuration() + " is there twice: each may be there once");
            }
        }
        Map<Map<String, Object>, Times> held = all.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> Times.of(entry.getValue()), (a, b) -> a, LinkedHashMap::new));
        if (held.isEmpty()) {
            throw new IllegalArgumentException("all configurations failed: at least one must be 'correct'");
        }
        return held;
    }

    private static Comparator<Map.Entry<Map<String, Object>, Times>> byMean() {
        return Comparator.comparingDouble(entry -> entry.getValue().mean());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Half half() {
        return Half.REPORT;
    }

    @Override
    public Family family() {
        return Family.TABLE;
    }

    @Override
    public SearchSpace space() {
        return points.space();
    }

    @Override
    public int cores() {
        return 1;
    }

    @Override
    public double truth(Map<String, ?> parameters) {
        return times(parameters).mean();
    }

    @Override
    public Optional<Map<String, Object>> best() {
        return Optional.of(best);
    }

    private Times times(Map<String, ?> parameters) {
        return held.getOrDefault(space().canonical(parameters), slowest);
    }

    @Override
    public Session open(long seed) {
        RandomStreams streams = new RandomStreams(seed);
        int[] evaluations = {0};
        return (parameters, cutoff) -> {
            evaluations[0]++;
            List<Double> repeats = times(parameters).repeats();
            return Draws.of(repeats.get(streams.stream(evaluations[0], "table").nextInt(repeats.size())), cutoff);
        };
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    /** Seconds of a configuration. */
    private record Times(double mean, List<Double> repeats) {
        static Times of(List<Double> repeats) {
            double mean =
                    repeats.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            return new Times(mean, repeats);
        }
    }
}
