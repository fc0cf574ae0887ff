package io.sluice.benchmarks.regret.report;

import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.benchmarks.regret.record.RunRecord;
import io.sluice.benchmarks.regret.record.RunRecord.Trial;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Turns records into scores.
 *
 * @param problem that was played
 * @param best the mean of its best known point
 * @param truths where true means come from
 */
record Scorer(Problem problem, double best, Truths truths) {

    Score score(RunRecord run) {
        NavigableMap<Integer, Double> excess = new TreeMap<>();
        NavigableMap<Integer, Double> spent = new TreeMap<>();
        run.picks().forEach((after, pick) -> {
            excess.put(after, truths.of(problem, pick) / best - 1);
            spent.put(after, seconds(run.trials().subList(0, after)) / best);
        });
        Map.Entry<Integer, Double> least =
                Collections.min(excess.entrySet(), Comparator.comparingDouble(Map.Entry::getValue));
        List<Object> pick = Objects.requireNonNull(run.picks().get(least.getKey()));
        return new Score(run.seed(), excess, spent, pick, medianCpu(run.trials()), repeats(run.trials()));
    }

    private static double seconds(List<Trial> trials) {
        return trials.stream().mapToDouble(Trial::seconds).sum();
    }

    private static double medianCpu(List<Trial> trials) {
        return Sample.median(trials.subList(trials.size() / 2, trials.size()).stream()
                .mapToDouble(Trial::cpuSeconds)
                .toArray());
    }

    private static int repeats(List<Trial> trials) {
        Set<List<Object>> points = new HashSet<>();
        trials.forEach(trial -> points.add(trial.point()));
        return trials.size() - points.size();
    }
}
