package io.sluice.benchmarks.regret.report;

import io.sluice.benchmarks.regret.best.BestKnown;
import io.sluice.benchmarks.regret.problem.Family;
import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.tuner.proof.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Tables of results as Markdown.
 *
 * @param results what is reported
 */
public record MarkdownReport(Results results) {
    private static final List<Integer> AFTER = List.of(10, 15, 25, 50);
    private static final double CLOSE = 0.05;

    /** The whole report. */
    public String text() {
        StringBuilder text = new StringBuilder("# Regret\n\n");
        text.append(about()).append('\n');
        for (Family family : results.families()) {
            List<Problem> problems = results.of(family);
            text.append("## Excess over the best known, %, ")
                    .append(heading(family, problems))
                    .append("\n\n")
                    .append(excess(problems))
                    .append('\n');
        }
        text.append("## Excess over the best known, %, all ")
                .append(results.problems().size())
                .append(" problems\n\n")
                .append(excess(results.problems()));
        text.append("\n## Objective seconds, in units of the best known\n\n").append(seconds());
        text.append("\n## Each problem after 15 and after 50 evaluations, %\n\n")
                .append(each(15));
        text.append('\n').append(each(50));
        text.append("\n## Wins, ties and losses of the first contestant\n\n").append(duels());
        text.append("\n## The problems\n\n").append(problems());
        return text.toString();
    }

    private String about() {
        StringBuilder text = new StringBuilder();
        results.contestants()
                .forEach(contestant -> text.append("- ")
                        .append(contestant)
                        .append(": ")
                        .append(results.about().getOrDefault(contestant, Map.of()))
                        .append('\n'));
        return text.toString();
    }

    private static String heading(Family family, List<Problem> problems) {
        return problems.size() + " problems of the family " + family.name().toLowerCase(Locale.ROOT);
    }

    private Table excess(List<Problem> problems) {
        List<String> header = new ArrayList<>(List.of("contestant"));
        AFTER.forEach(after -> header.add("after " + after));
        Table table = new Table(header);
        for (String contestant : results.contestants()) {
            List<String> row = new ArrayList<>(List.of(contestant));
            AFTER.forEach(
                    after -> row.add(mean(results.figures(problems, contestant, score -> score.excessAfter(after)))));
            table.row(row);
        }
        return table;
    }

    private static String mean(List<double[]> values) {
        if (values.isEmpty()) {
            return "";
        }
        Interval interval = Bootstrap.interval(values);
        return percent(Bootstrap.mean(values)) + " [" + percent(interval.low()) + ", " + percent(interval.high()) + "]";
    }

    private Table seconds() {
        Table table = new Table(
                "contestant", "in all", "until within 5 %", "runs that got there, %", "CPU s a suggestion", "repeats");
        for (String contestant : results.contestants()) {
            List<Problem> all = results.problems();
            table.row(List.of(
                    contestant,
                    number(Bootstrap.mean(results.figures(all, contestant, Score::spentInAll))),
                    number(Bootstrap.mean(results.figures(all, contestant, MarkdownReport::untilClose))),
                    percent(Bootstrap.mean(results.figures(
                            all, contestant, score -> score.spentUntil(CLOSE).isPresent() ? 1 : 0))),
                    String.format(
                            Locale.ROOT, "%.4f", Bootstrap.mean(results.figures(all, contestant, Score::cpuSeconds))),
                    number(Bootstrap.mean(results.figures(all, contestant, Score::repeats)))));
        }
        return table;
    }

    /** A run that never got there counts with all that it spent. */
    private static double untilClose(Score score) {
        OptionalDouble until = score.spentUntil(CLOSE);
        return until.isPresent() ? until.getAsDouble() : score.spentInAll();
    }

    private Table each(int after) {
        List<String> header = new ArrayList<>(List.of("problem, after " + after));
        header.addAll(results.contestants());
        Table table = new Table(header);
        String first = results.contestants().get(0);
        for (Problem problem : results.problems()) {
            List<String> row = new ArrayList<>(List.of(problem.name()));
            for (String contestant : results.contestants()) {
                List<double[]> excess =
                        results.figures(List.of(problem), contestant, score -> score.excessAfter(after));
                String sign = contestant.equals(first)
                        ? ""
                        : " "
                                + Comparison.of(results.difference(problem, first, contestant, after))
                                        .sign();
                row.add(excess.isEmpty() ? "" : percent(Bootstrap.mean(excess)) + sign);
            }
            table.row(row);
        }
        return table;
    }

    private Table duels() {
        List<String> header = new ArrayList<>(List.of("against"));
        AFTER.forEach(after -> header.add("after " + after));
        Table table = new Table(header);
        String first = results.contestants().get(0);
        results.contestants().stream().skip(1).forEach(other -> {
            List<String> row = new ArrayList<>(List.of(other));
            AFTER.forEach(after -> row.add(duel(first, other, after)));
            table.row(row);
        });
        return table;
    }

    private String duel(String first, String other, int after) {
        List<Comparison> outcomes = results.problems().stream()
                .filter(problem -> !results.of(problem, other).isEmpty())
                .map(problem -> Comparison.of(results.difference(problem, first, other, after)))
                .toList();
        return Arrays.stream(Comparison.values())
                .map(outcome -> Integer.toString(Collections.frequency(outcomes, outcome)))
                .collect(Collectors.joining(" / "));
    }

    private Table problems() {
        Table table = new Table("problem", "half", "parameters", "best known, s", "without limits, % more");
        for (Problem problem : results.problems()) {
            BestKnown best = results.best(problem);
            table.row(List.of(
                    problem.name(),
                    problem.half().name().toLowerCase(Locale.ROOT),
                    Integer.toString(problem.space().dimensions()),
                    String.format(Locale.ROOT, "%.4f ± %.4f", best.value(), best.standardError()),
                    percent(best.baseline() / best.value() - 1)));
        }
        return table;
    }

    private static String percent(double fraction) {
        return number(100 * fraction);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 99.95 ? "%.1f" : "%.0f", value);
    }
}
