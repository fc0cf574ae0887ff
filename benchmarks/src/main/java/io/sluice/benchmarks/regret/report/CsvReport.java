package io.sluice.benchmarks.regret.report;

import io.sluice.benchmarks.regret.problem.Problem;
import java.util.Locale;

/**
 * Every figure of every run, one line a pick.
 *
 * @param results what is reported
 */
public record CsvReport(Results results) {

    /** The whole file. */
    public String text() {
        StringBuilder text =
                new StringBuilder("problem,half,family,contestant,seed,evaluations,excess,spent,cpuSeconds,repeats\n");
        for (Problem problem : results.problems()) {
            for (String contestant : results.contestants()) {
                results.of(problem, contestant).forEach(score -> lines(problem, contestant, score, text));
            }
        }
        return text.toString();
    }

    private static void lines(Problem problem, String contestant, Score score, StringBuilder text) {
        score.excess()
                .forEach((after, excess) -> text.append(String.format(
                        Locale.ROOT,
                        "%s,%s,%s,%s,%d,%d,%.6f,%.3f,%.6f,%d%n",
                        problem.name(),
                        problem.half().name().toLowerCase(Locale.ROOT),
                        problem.family().name().toLowerCase(Locale.ROOT),
                        contestant,
                        score.seed(),
                        after,
                        excess,
                        score.spent().get(after),
                        score.cpuSeconds(),
                        score.repeats())));
    }
}
