package io.sluice.benchmarks.regret.report;

import io.sluice.benchmarks.regret.problem.Family;
import io.sluice.benchmarks.regret.problem.Half;
import io.sluice.benchmarks.regret.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What the first contestant was to reach, and whether it did.
 *
 * <p>Means are judged by themselves, not by their intervals. A peer counts here if it played every problem in question;
 * the best peer is the one that comes closest to being beyond the goal, or is furthest beyond it.
 */
final class Goals {
    private static final double WITHIN_AFTER_50 = 0.02;
    private static final double SHARE_BEST_OR_TIED = 0.8;

    private final Results results;
    private final Standings standings;

    Goals(Results results) {
        this.results = results;
        this.standings = new Standings(results);
    }

    /**
     * One goal.
     *
     * @param goal what was to be reached
     * @param outcome {@code yes}, {@code no}, or {@code open} where nothing was played that could tell
     * @param figures by which this was judged
     */
    record Goal(String goal, String outcome, String figures) {
        static Goal of(String goal, boolean reached, String figures) {
            return new Goal(goal, reached ? "yes" : "no", figures);
        }
    }

    List<Goal> all() {
        List<Problem> reported =
                results.problems().stream().filter(p -> p.half() == Half.REPORT).toList();
        List<Problem> pipelines =
                reported.stream().filter(p -> p.family() == Family.PIPELINE).toList();
        List<Goal> goals = new ArrayList<>();
        for (int after : List.of(15, 25)) {
            goals.add(against(
                    "pipelines, after " + after + ": at most half of the best peer's excess",
                    pipelines,
                    0.5,
                    score -> 100 * score.excessAfter(after),
                    "%"));
        }
        goals.add(against(
                "pipelines, after 50: no more excess than the best peer",
                pipelines,
                1,
                score -> 100 * score.excessAfter(50),
                "%"));
        goals.add(within(pipelines));
        goals.add(untilClose("pipelines", pipelines));
        goals.add(untilClose("all families", reported));
        Standings.AFTER.forEach(after -> goals.add(bestOrTied(after)));
        goals.add(neverWorseThanRandom());
        return goals;
    }

    private Goal untilClose(String which, List<Problem> problems) {
        return against(
                which + ", objective seconds until within 5 %: at most half of the best peer's",
                problems,
                0.5,
                Score::spentUntilClose,
                "× best known");
    }

    private Goal against(
            String goal, List<Problem> problems, double factor, ToDoubleFunction<Score> figure, String unit) {
        return standings.peers().stream()
                .filter(peer -> standings.playedAll(peer, problems))
                .map(peer -> Pairing.of(results, problems, peer, figure))
                .min(Comparator.comparingDouble(pairing -> pairing.slack(factor)))
                .map(pairing -> Goal.of(goal, pairing.slack(factor) >= 0, pairing.text(unit)))
                .orElseGet(() -> new Goal(goal, "open", "no peer played all of these problems"));
    }

    private Goal within(List<Problem> problems) {
        String goal = "pipelines, after 50: within 2 % of the best known";
        List<double[]> excess = results.figures(problems, results.first(), score -> score.excessAfter(50));
        return excess.isEmpty()
                ? new Goal(goal, "open", "nothing was played")
                : Goal.of(goal, Bootstrap.mean(excess) <= WITHIN_AFTER_50, Format.mean(excess) + " %");
    }

    private Goal bestOrTied(int after) {
        List<Problem> not = results.problems().stream()
                .filter(problem -> !standings.bestOrTied(problem, results.first(), after))
                .toList();
        int all = results.problems().size();
        double share = 1 - (double) not.size() / all;
        String figures = String.format(Locale.ROOT, "%d of %d%s", all - not.size(), all, names("; not on ", not));
        return Goal.of(
                "all " + all + " problems, after " + after + ": best or tied on at least 80 %",
                share >= SHARE_BEST_OR_TIED,
                figures);
    }

    private Goal neverWorseThanRandom() {
        String goal = "all problems: never significantly worse than random after 10, 15, 25 or 50";
        if (!results.contestants().contains(Standings.RANDOM)) {
            return new Goal(goal, "open", "random did not play");
        }
        List<Problem> worse = standings.worseThanRandom(results.first());
        return Goal.of(goal, worse.isEmpty(), worse.isEmpty() ? "" : names("worse on ", worse));
    }

    private static String names(String before, List<Problem> problems) {
        return problems.isEmpty()
                ? ""
                : before
                        + String.join(", ", problems.stream().map(Problem::name).toList());
    }
}
