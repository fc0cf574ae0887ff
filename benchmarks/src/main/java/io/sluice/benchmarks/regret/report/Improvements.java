package io.sluice.benchmarks.regret.report;

import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.benchmarks.regret.problem.TruthSeeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Picks that beat the best known point: then that is not the best, and excesses are too small. Stateless. */
public final class Improvements {
    private Improvements() {}

    /** A line for each problem where the best pick of all runs is better on all {@value TruthSeeds#ALL} seeds. */
    public static List<String> warnings(Results results) {
        return results.problems().stream()
                .map(problem -> warning(results, problem))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> warning(Results results, Problem problem) {
        return best(results, problem)
                .filter(pick -> pick.score().leastExcess() < 0)
                .flatMap(pick -> {
                    double mean = problem.mean(
                                    Truths.named(problem, pick.score().pick()), TruthSeeds.ALL)
                            .mean();
                    double best = results.best(problem).value();
                    return mean < best * (1 - 1e-9) ? Optional.of(text(problem, pick, mean, best)) : Optional.empty();
                });
    }

    private static Optional<Pick> best(Results results, Problem problem) {
        List<Pick> picks = new ArrayList<>();
        results.contestants()
                .forEach(contestant ->
                        results.of(problem, contestant).forEach(score -> picks.add(new Pick(contestant, score))));
        return picks.stream()
                .min(Comparator.comparingDouble(pick -> pick.score().leastExcess()));
    }

    private static String text(Problem problem, Pick pick, double mean, double best) {
        return String.format(
                Locale.ROOT,
                "%s found a better point of %s than the best known one: %.4f s at %s, %.2f %% less than %.4f s"
                        + " (%d seeds). Negative excess is shown as it is.",
                pick.contestant(),
                problem.name(),
                mean,
                pick.score().pick(),
                100 * (1 - mean / best),
                best,
                TruthSeeds.ALL);
    }

    private record Pick(String contestant, Score score) {}
}
