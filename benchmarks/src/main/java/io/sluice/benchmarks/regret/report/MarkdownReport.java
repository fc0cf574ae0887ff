package io.sluice.benchmarks.regret.report;

import io.sluice.benchmarks.regret.best.BestKnown;
import io.sluice.benchmarks.regret.problem.Family;
import io.sluice.benchmarks.regret.problem.Half;
import io.sluice.benchmarks.regret.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tables of results as Markdown.
 *
 * @param results what is reported
 * @param failed why other contestants did not play, by name
 * @param warnings lines that a reader must not miss
 */
public record MarkdownReport(Results results, Map<String, String> failed, List<String> warnings) {
    private static final List<Integer> AFTER = List.of(10, 15, 25, 50);

    /** The whole report. */
    public String text() {
        StringBuilder text = new StringBuilder("# Regret\n\n");
        text.append(about()).append('\n');
        warnings.forEach(warning -> text.append("**Warning:** ").append(warning).append("\n\n"));
        section(text, "What was to be reached", goals());
        for (Half half : Half.values()) {
            halfOf(text, half);
        }
        section(text, "Excess over the best known, %: " + counted(results.problems()), excess(results.problems()));
        for (int after : Standings.AFTER) {
            section(text, "Each problem after " + after + " evaluations, mean excess in %", each(after));
        }
        section(text, "Wins, ties and losses of " + results.first(), duels());
        section(text, "Best or tied, of " + counted(results.problems()) + " played", bestOrTied());
        section(text, "The problems", problems());
        return text.toString();
    }

    private static void section(StringBuilder text, String title, Object body) {
        text.append("## ").append(title).append("\n\n").append(body).append('\n');
    }

    private void halfOf(StringBuilder text, Half half) {
        List<Problem> problems =
                results.problems().stream().filter(p -> p.half() == half).toList();
        if (problems.isEmpty()) {
            return;
        }
        String name = half.name().toLowerCase(Locale.ROOT) + " half";
        for (Family family : results.families()) {
            List<Problem> some =
                    problems.stream().filter(p -> p.family() == family).toList();
            if (!some.isEmpty()) {
                String title = family.name().toLowerCase(Locale.ROOT) + ", " + counted(some);
                section(text, "Excess over the best known, %: " + name + ", " + title, excess(some));
            }
        }
        section(text, "Excess over the best known, %: " + name + ", " + counted(problems), excess(problems));
        section(text, "Costs: " + name, costs(problems));
    }

    private static String counted(List<Problem> problems) {
        return problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    }

    private String about() {
        StringBuilder text = new StringBuilder();
        results.contestants()
                .forEach(contestant ->
                        text.append("- ").append(contestant).append(": ").append(about(contestant)));
        failed.forEach((contestant, why) -> text.append("- ")
                .append(contestant)
                .append(": did not play: ")
                .append(why)
                .append('\n'));
        return text.toString();
    }

    private String about(String contestant) {
        long runs = results.problems().stream()
                .mapToLong(problem -> results.of(problem, contestant).size())
                .sum();
        List<Problem> played = results.problems().stream()
                .filter(problem -> !results.of(problem, contestant).isEmpty())
                .toList();
        Map<String, String> version = results.about().getOrDefault(contestant, Map.of());
        String versions = version.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return versions + "; " + runs + " runs on " + counted(played) + "\n";
    }

    private Table goals() {
        Table table = new Table("goal", "reached", "figures");
        new Goals(results).all().forEach(goal -> table.row(List.of(goal.goal(), goal.outcome(), goal.figures())));
        return table;
    }

    private Table excess(List<Problem> problems) {
        Table table = new Table(header("contestant", AFTER));
        for (String contestant : results.contestants()) {
            List<String> row = new ArrayList<>(List.of(withCount(contestant, problems)));
            AFTER.forEach(after ->
                    row.add(Format.mean(results.figures(problems, contestant, score -> score.excessAfter(after)))));
            table.row(row);
        }
        return table;
    }

    /** A mean over fewer problems is not to be compared with the others unawares. */
    private String withCount(String contestant, List<Problem> problems) {
        int played = results.figures(problems, contestant, Score::repeats).size();
        return played == problems.size() ? contestant : contestant + " (" + played + " of " + problems.size() + ")";
    }

    private static List<String> header(String first, List<Integer> after) {
        List<String> header = new ArrayList<>(List.of(first));
        after.forEach(count -> header.add("after " + count));
        return header;
    }

    private Table costs(List<Problem> problems) {
        Table table = new Table(
                "contestant",
                "objective seconds in all, × best known",
                "until within 5 %",
                "runs that got there, %",
                "CPU s a suggestion, p50",
                "repeats");
        for (String contestant : results.contestants()) {
            table.row(List.of(
                    withCount(contestant, problems),
                    Format.number(results.figures(problems, contestant, Score::spentInAll)),
                    Format.number(results.figures(problems, contestant, Score::spentUntilClose)),
                    Format.number(results.figures(problems, contestant, score -> score.gotClose() ? 100 : 0)),
                    suggestion(results.figures(problems, contestant, Score::cpuSeconds)),
                    Format.number(results.figures(problems, contestant, Score::repeats))));
        }
        return table;
    }

    private static String suggestion(List<double[]> seconds) {
        double[] all = seconds.stream().flatMapToDouble(Arrays::stream).toArray();
        return all.length == 0 ? "" : String.format(Locale.ROOT, "%.4f", Sample.median(all));
    }

    private Table each(int after) {
        List<String> header = new ArrayList<>(List.of("problem"));
        header.addAll(results.contestants());
        Table table = new Table(header);
        Standings standings = new Standings(results);
        for (Problem problem : results.problems()) {
            List<String> row = new ArrayList<>(List.of(problem.name()));
            results.contestants().forEach(contestant -> row.add(cell(problem, contestant, after, standings)));
            table.row(row);
        }
        return table;
    }

    /** Mean excess, bold if best or tied, with the sign of the first contestant's duel against this one. */
    private String cell(Problem problem, String contestant, int after, Standings standings) {
        List<double[]> excess = results.figures(List.of(problem), contestant, score -> score.excessAfter(after));
        if (excess.isEmpty()) {
            return "";
        }
        String mean = Format.percent(Bootstrap.mean(excess));
        String text = standings.bestOrTied(problem, contestant, after) ? "**" + mean + "**" : mean;
        return contestant.equals(results.first())
                ? text
                : text + " " + outcome(problem, contestant, after).sign();
    }

    private Comparison outcome(Problem problem, String other, int after) {
        return Comparison.of(results.difference(problem, results.first(), other, score -> score.excessAfter(after)));
    }

    private Table duels() {
        Table table = new Table(header("against", AFTER));
        results.contestants().stream().skip(1).forEach(other -> {
            List<String> row = new ArrayList<>(List.of(other));
            AFTER.forEach(after -> row.add(duel(other, after)));
            table.row(row);
        });
        return table;
    }

    private String duel(String other, int after) {
        List<Comparison> outcomes = results.problems().stream()
                .filter(problem -> !results.of(problem, other).isEmpty())
                .map(problem -> outcome(problem, other, after))
                .toList();
        return Arrays.stream(Comparison.values())
                .map(outcome -> Integer.toString(Collections.frequency(outcomes, outcome)))
                .collect(Collectors.joining(" / "));
    }

    private Table bestOrTied() {
        List<String> header = header("contestant", Standings.AFTER);
        header.add("significantly worse than random on");
        Table table = new Table(header);
        Standings standings = new Standings(results);
        for (String contestant : results.contestants()) {
            List<String> row = new ArrayList<>(List.of(withCount(contestant, results.problems())));
            Standings.AFTER.forEach(after -> row.add(Long.toString(results.problems().stream()
                    .filter(problem -> standings.bestOrTied(problem, contestant, after))
                    .count())));
            row.add(contestant.equals(Standings.RANDOM) ? "" : againstRandom(standings, contestant));
            table.row(row);
        }
        return table;
    }

    private String againstRandom(Standings standings, String contestant) {
        return results.contestants().contains(Standings.RANDOM)
                ? Integer.toString(standings.worseThanRandom(contestant).size())
                : "";
    }

    private Table problems() {
        Table table = new Table("problem", "half", "family", "parameters", "best known, s", "without limits, % more");
        for (Problem problem : results.problems()) {
            BestKnown best = results.best(problem);
            table.row(List.of(
                    problem.name(),
                    problem.half().name().toLowerCase(Locale.ROOT),
                    problem.family().name().toLowerCase(Locale.ROOT),
                    Integer.toString(problem.space().dimensions()),
                    String.format(Locale.ROOT, "%.4f ± %.4f", best.value(), best.standardError()),
                    Format.percent(best.baseline() / best.value() - 1)));
        }
        return table;
    }
}
