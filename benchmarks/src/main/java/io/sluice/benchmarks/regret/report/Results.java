package io.sluice.benchmarks.regret.report;

import io.sluice.benchmarks.regret.best.BestKnown;
import io.sluice.benchmarks.regret.best.BestKnownFile;
import io.sluice.benchmarks.regret.problem.Family;
import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.benchmarks.regret.record.RunFolder;
import io.sluice.benchmarks.regret.record.RunRecord;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /**
     * Scores what is in a folder. Records of problems that have changed since, or of another version of a contestant than
     * its last record's, are passed over; of two for one run the later counts.
     */
    public static Results of(
            List<Problem> problems,
            List<String> contestants,
            RunFolder folder,
            BestKnownFile bestKnown,
            Truths truths) {
        Map<String, BestKnown> best = new LinkedHashMap<>();
        problems.forEach(problem -> BestKnown.exact(problem)
                .or(() -> bestKnown.of(problem))
                .ifPresent(known -> best.put(problem.name(), known)));
        List<Problem> known =
                problems.stream().filter(p -> best.containsKey(p.name())).toList();
        Map<String, Map<String, List<Score>>> scores = new LinkedHashMap<>();
        known.forEach(problem -> scores.put(problem.name(), new LinkedHashMap<>()));
        Map<String, Map<String, String>> about = new LinkedHashMap<>();
        for (String contestant : contestants) {
            List<RunRecord> runs = ofLastVersion(folder.read(contestant));
            runs.stream().limit(1).forEach(run -> about.put(contestant, run.about()));
            for (Problem problem : known) {
                Scorer scorer = new Scorer(problem, at(best, problem.name()).value(), truths);
                at(scores, problem.name()).put(contestant, score(scorer, latest(problem, runs)));
            }
        }
        return new Results(known, contestants, best, scores, about);
    }

    private static List<RunRecord> ofLastVersion(List<RunRecord> runs) {
        return runs.stream()
                .filter(run -> run.about().equals(runs.get(runs.size() - 1).about()))
                .toList();
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

    /** A figure of one contestant less that of another, for the seeds that both played. */
    double[] difference(Problem problem, String contestant, String other, ToDoubleFunction<Score> figure) {
        List<Score> ours = common(problem, contestant, other);
        List<Score> theirs = common(problem, other, contestant);
        return IntStream.range(0, ours.size())
                .mapToDouble(i -> figure.applyAsDouble(ours.get(i)) - figure.applyAsDouble(theirs.get(i)))
                .toArray();
    }

    /** The scores of a contestant for the seeds that another played too, by seed. */
    List<Score> common(Problem problem, String contestant, String other) {
        Set<Long> seeds = of(problem, other).stream().map(Score::seed).collect(Collectors.toSet());
        return of(problem, contestant).stream()
                .filter(score -> seeds.contains(score.seed()))
                .toList();
    }

    /** The contestant that is compared with the others. */
    String first() {
        return contestants.get(0);
    }
}
