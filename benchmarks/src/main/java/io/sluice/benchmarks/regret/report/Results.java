package io.sluice.benchmarks.regret.report;

import io.sluice.benchmarks.regret.best.BestKnown;
import io.sluice.benchmarks.regret.best.BestKnownFile;
import io.sluice.benchmarks.regret.problem.Family;
import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.benchmarks.regret.record.RunFolder;
import io.sluice.benchmarks.regret.record.RunRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * The scores of all contestants on all problems. Immutable.
 *
 * @param problems in the order of tables; each has a best known point
 * @param contestants in the order of tables, ours first
 * @param best known points by name of the problem
 * @param scores by name of the problem and contestant, by seed; empty lists where nothing was played
 * @param about versions and settings by contestant, of its latest run
 */
public record Results(
        List<Problem> problems,
        List<String> contestants,
        Map<String, BestKnown> best,
        Map<String, Map<String, List<Score>>> scores,
        Map<String, Map<String, String>> about) {
    /** Copies the outer lists. */
    public Results {
        problems = List.copyOf(problems);
        contestants = List.copyOf(contestants);
    }

    /** Scores what is in a folder. Records of problems that have changed since are passed over; of two for one run the later counts. */
    public static Results of(
            List<Problem> problems,
            List<String> contestants,
            RunFolder folder,
            BestKnownFile bestKnown,
            Truths truths) {
        Map<String, BestKnown> best = new LinkedHashMap<>();
        problems.forEach(problem -> bestKnown.of(problem).ifPresent(known -> best.put(problem.name(), known)));
        List<Problem> known =
                problems.stream().filter(p -> best.containsKey(p.name())).toList();
        Map<String, Map<String, List<Score>>> scores = new LinkedHashMap<>();
        known.forEach(problem -> scores.put(problem.name(), new LinkedHashMap<>()));
        Map<String, Map<String, String>> about = new LinkedHashMap<>();
        for (String contestant : contestants) {
            List<RunRecord> runs = folder.read(contestant);
            runs.forEach(run -> about.put(contestant, run.about()));
            for (Problem problem : known) {
                Scorer scorer = new Scorer(problem, at(best, problem.name()).value(), truths);
                at(scores, problem.name()).put(contestant, score(scorer, latest(problem, runs)));
            }
        }
        return new Results(known, contestants, best, scores, about);
    }

    private static Collection<RunRecord> latest(Problem problem, List<RunRecord> runs) {
        Map<Long, RunRecord> bySeed = new LinkedHashMap<>();
        runs.stream()
                .filter(run -> run.problem().equals(problem.name())
                        && run.fingerprint().equals(problem.fingerprint()))
                .forEach(run -> bySeed.put(run.seed(), run));
        return bySeed.values();
    }

    private static List<Score> score(Scorer scorer, Collection<RunRecord> runs) {
        return runs.parallelStream()
                .map(scorer::score)
                .sorted(Comparator.comparingLong(Score::seed))
                .toList();
    }

    private static <V> V at(Map<String, V> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    /** Scores of a contestant on a problem, by seed; empty if it did not play. */
    List<Score> of(Problem problem, String contestant) {
        return at(at(scores, problem.name()), contestant);
    }

    /** The best known point of a problem. */
    BestKnown best(Problem problem) {
        return at(best, problem.name());
    }

    /** The problems of a family. */
    List<Problem> of(Family family) {
        return problems.stream().filter(p -> p.family() == family).toList();
    }

    /** The families that have problems here. */
    public List<Family> families() {
        return problems.stream().map(Problem::family).distinct().toList();
    }

    /** A figure of a contestant: for each problem that it played, one value a seed. */
    List<double[]> figures(List<Problem> chosen, String contestant, ToDoubleFunction<Score> figure) {
        return chosen.stream()
                .map(problem ->
                        of(problem, contestant).stream().mapToDouble(figure).toArray())
                .filter(values -> values.length > 0)
                .toList();
    }

    /** Excess of one contestant less that of another after so many evaluations, for the seeds that both played. */
    double[] difference(Problem problem, String contestant, String other, int after) {
        Map<Long, Double> others = new LinkedHashMap<>();
        of(problem, other).forEach(score -> others.put(score.seed(), score.excessAfter(after)));
        List<Double> differences = new ArrayList<>();
        of(problem, contestant).forEach(score -> {
            Double theirs = others.get(score.seed());
            if (theirs != null) {
                differences.add(score.excessAfter(after) - theirs);
            }
        });
        return differences.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
