package io.sluice.benchmarks.regret;

import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.benchmarks.regret.record.RunRecord;
import io.sluice.benchmarks.regret.record.RunRecord.Trial;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * How the picks of two builds differ, run by run with the same seed on the same problem. A pick's true mean m is over {@value #SEEDS} seeds
 * that are the same for all picks, and a difference is
 *
 * <pre>
 * 100 ln(m_variant / m_base)
 * </pre>
 *
 * about the difference in per cent. The same for the objective's seconds. Immutable.
 *
 * @param runs how many pairs there are
 * @param columns differences by what they are of
 */
record VariantDifferences(int runs, Map<String, SummaryStatistics> columns) {
    private static final List<Integer> AFTER = List.of(10, 15, 25, 50);
    private static final int SEEDS = 20;

    /**
     * Of the runs of 50 trials or more that both builds have played; of several of a build with one seed, the last.
     *
     * @param problems what was played
     * @param from the least seed that counts
     * @param to the greatest
     * @throws IllegalArgumentException if there is no such pair
     */
    static VariantDifferences of(
            List<Problem> problems, List<RunRecord> base, List<RunRecord> variant, int from, int to) {
        Map<Key, RunRecord> others = byKey(base);
        Map<Key, RunRecord> ours = byKey(variant);
        List<double[]> rows = problems.parallelStream()
                .flatMap(problem -> rows(problem, others, ours, from, to).stream())
                .toList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("the two builds have no run in common with a seed from " + from + " to "
                    + to + ": play both on the same pipelines, as they are now");
        }
        Map<String, SummaryStatistics> columns = new LinkedHashMap<>();
        for (int j = 0; j < AFTER.size(); j++) {
            columns.put("after " + AFTER.get(j), column(rows, j));
        }
        columns.put("seconds", column(rows, AFTER.size()));
        return new VariantDifferences(rows.size(), columns);
    }

    private static Map<Key, RunRecord> byKey(List<RunRecord> runs) {
        return runs.stream()
                .filter(run -> run.picks().keySet().containsAll(AFTER))
                .collect(Collectors.toMap(
                        run -> new Key(run.problem(), run.fingerprint(), run.seed()), run -> run, (a, b) -> b));
    }

    private static List<double[]> rows(
            Problem problem, Map<Key, RunRecord> base, Map<Key, RunRecord> variant, int from, int to) {
        Map<List<Object>, Double> truths = new HashMap<>();
        return IntStream.rangeClosed(from, to)
                .mapToObj(seed -> new Key(problem.name(), problem.fingerprint(), seed))
                .filter(key -> base.containsKey(key) && variant.containsKey(key))
                .map(key -> row(
                        figures(problem, Objects.requireNonNull(base.get(key)), truths),
                        figures(problem, Objects.requireNonNull(variant.get(key)), truths)))
                .toList();
    }

    private static double[] row(double[] base, double[] variant) {
        return IntStream.range(0, base.length)
                .mapToDouble(j -> 100 * Math.log(variant[j] / base[j]))
                .toArray();
    }

    /** The true means of the picks, then the seconds of the objective. */
    private static double[] figures(Problem problem, RunRecord run, Map<List<Object>, Double> truths) {
        double[] figures = Arrays.copyOf(
                AFTER.stream()
                        .map(after -> Objects.requireNonNull(run.picks().get(after)))
                        .mapToDouble(pick -> truths.computeIfAbsent(pick, p -> truth(problem, p)))
                        .toArray(),
                AFTER.size() + 1);
        figures[AFTER.size()] =
                run.trials().stream().mapToDouble(Trial::seconds).sum();
        return figures;
    }

    private static double truth(Problem problem, List<Object> pick) {
        Map<String, Object> point = new LinkedHashMap<>();
        for (int i = 0; i < pick.size(); i++) {
            point.put(problem.space().parameters().get(i).name(), pick.get(i));
        }
        return problem.mean(point, SEEDS).mean();
    }

    private static SummaryStatistics column(List<double[]> rows, int j) {
        SummaryStatistics column = new SummaryStatistics();
        rows.forEach(row -> column.addValue(row[j]));
        return column;
    }

    /** A table: means with their standard errors. */
    String markdown() {
        String header = columns.keySet().stream().collect(Collectors.joining(" | ", "| runs | ", " |\n"));
        String rule = "| ---: ".repeat(columns.size() + 1) + "|\n";
        return header
                + rule
                + columns.values().stream()
                        .map(VariantDifferences::cell)
                        .collect(Collectors.joining(" | ", "| " + runs + " | ", " |\n"));
    }

    private static String cell(SummaryStatistics column) {
        double error = column.getStandardDeviation() / Math.sqrt((double) column.getN());
        return String.format(Locale.ROOT, "%+.1f ± %.1f", column.getMean(), column.getN() < 2 ? 0 : error);
    }

    private record Key(String problem, String fingerprint, long seed) {}
}
