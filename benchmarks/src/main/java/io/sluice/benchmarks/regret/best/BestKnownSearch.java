package io.sluice.benchmarks.regret.best;

import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.benchmarks.regret.problem.Problems;
import io.sluice.benchmarks.regret.problem.TruthSeeds;
import io.sluice.tuner.study.RandomStreams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the best known point of every problem that has changed since it was searched, and measures it over
 * {@value TruthSeeds#ALL} seeds.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.sluice.benchmarks.regret.best.BestKnownSearch FILE [PROBLEMS]},
 * where FILE is {@code benchmarks/src/main/resources/io/sluice/benchmarks/regret/best/best-known.json}.
 */
public final class BestKnownSearch {
    private BestKnownSearch() {}

    /** Runs the search, writing the file after every problem; what is in the file is not searched again. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        List<Problem> problems = Problems.named(arguments.length > 1 ? arguments[1] : "all");
        BestKnownFile all = BestKnownFile.of(file);
        for (Problem problem : problems) {
            if (all.of(problem).isEmpty()) {
                BestKnown best = search(problem);
                all = all.with(problem.name(), best);
                all.write(file);
                report(problem, best);
            }
        }
    }

    private static BestKnown search(Problem problem) {
        Map<String, Object> point = new Search(problem, new RandomStreams(1).stream(1, problem.name())).best();
        TruthSeeds.Mean mean = problem.mean(point, TruthSeeds.ALL);
        double baseline =
                problem.mean(problem.space().baseline(), TruthSeeds.ALL).mean();
        return new BestKnown(problem.fingerprint(), mean.mean(), mean.standardError(), baseline, point);
    }

    private static void report(Problem problem, BestKnown best) {
        System.out.printf(
                Locale.ROOT,
                "%s %.4f ± %.4f s, baseline %.4f s (%.1f %% more) at %s%n",
                problem.name(),
                best.value(),
                best.standardError(),
                best.baseline(),
                100 * (best.baseline() / best.value() - 1),
                best.point());
    }
}
