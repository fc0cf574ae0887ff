package io.sluice.benchmarks.regret.problem;

import static io.sluice.benchmarks.regret.problem.Half.DEVELOP;
import static io.sluice.benchmarks.regret.problem.Half.REPORT;
import static io.sluice.benchmarks.regret.problem.TestFunction.ACKLEY;
import static io.sluice.benchmarks.regret.problem.TestFunction.BRANIN;
import static io.sluice.benchmarks.regret.problem.TestFunction.HARTMANN6;
import static io.sluice.benchmarks.regret.problem.TestFunction.LEVY;
import static io.sluice.benchmarks.regret.problem.TestFunction.ROSENBROCK;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The suite's problems. */
public final class Problems {
    private static final List<Problem> ALL = List.of(
            PipelineProblem.read(DEVELOP, "makespan", "bridge-small"),
            PipelineProblem.read(DEVELOP, "makespan", "many-cores"),
            PipelineProblem.read(DEVELOP, "mean", "two-cores-drift"),
            PipelineProblem.read(DEVELOP, "p95", "unpack-tail"),
            PipelineProblem.read(DEVELOP, "mean", "twelve-deep"),
            PipelineProblem.read(DEVELOP, "makespan", "flat-small"),
            PipelineProblem.read(DEVELOP, "makespan", "spin-eight"),
            PipelineProblem.read(REPORT, "makespan", "overlay-large"),
            PipelineProblem.read(REPORT, "p95", "rules-tail"),
            PipelineProblem.read(REPORT, "makespan", "edge-node"),
            PipelineProblem.read(REPORT, "mean", "twelve-walk"),
            PipelineProblem.read(REPORT, "makespan", "spin-collapse"),
            PipelineProblem.read(REPORT, "mean", "boot-wait"),
            PipelineProblem.read(REPORT, "makespan", "flat-large"),
            new LatticeProblem("hartmann6-400", DEVELOP, HARTMANN6, 6, 400, 0.5, 0.05),
            new LatticeProblem("levy4-1000", DEVELOP, LEVY, 4, 1000, 5, 0.02),
            new LatticeProblem("ackley5-400", DEVELOP, ACKLEY, 5, 400, 3, 0.1),
            new LatticeProblem("rosenbrock4-400", DEVELOP, ROSENBROCK, 4, 400, 100, 0.05),
            new LatticeProblem("hartmann6-of-9-1000", REPORT, HARTMANN6, 9, 1000, 0.5, 0.02),
            new LatticeProblem("branin4-1000", REPORT, BRANIN, 4, 1000, 20, 0.05),
            new LatticeProblem("levy8-400", REPORT, LEVY, 8, 400, 10, 0.05),
            new LatticeProblem("ackley12-400", REPORT, ACKLEY, 12, 400, 3, 0.02),
            new LatticeProblem("rosenbrock6-1000", REPORT, ROSENBROCK, 6, 1000, 200, 0.1),
            MixedProblem.workerPool(),
            MixedProblem.queryPlan(),
            ReplayProblem.read(DEVELOP, "mean", "real-mean"),
            ReplayProblem.read(REPORT, "makespan", "real-makespan"));

    private Problems() {}

    /** All, in the order of tables. */
    public static List<Problem> all() {
        return ALL;
    }

    /** {@link #named(String, List)} without further problems. */
    public static List<Problem> named(String word) {
        return named(word, List.of());
    }

    /**
     * Those that a word means.
     *
     * @param word {@code develop}, {@code report}, {@code all}, or a pattern such as {@code *-small} or
     *     {@code {flat,spin}-*}
     * @param more problems that do not come with the suite; they follow those that do
     * @throws IllegalArgumentException if that is none
     */
    public static List<Problem> named(String word, List<Problem> more) {
        List<Problem> all = Stream.concat(ALL.stream(), more.stream()).toList();
        List<Problem> chosen = switch (word) {
            case "all" -> all;
            case "develop", "report" -> half(all, Half.valueOf(word.toUpperCase(Locale.ROOT)));
            default -> matching(all, word);
        };
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "no problem is named '" + word + "': develop, report, all or a pattern for "
                            + all.stream().map(Problem::name).toList() + " is allowed");
        }
        return chosen;
    }

    /**
     * Pipelines that do not come with the suite, for developing: the models in a folder's files {@code *.yaml}, in the order of their
     * names. The first line of each is a comment with the metric, such as {@code # makespan}.
     *
     * @throws IllegalArgumentException if there are none, or one is no such file
     */
    public static List<Problem> pipelines(Path folder) {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the folder '" + folder + "': " + e, e);
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no *.yaml is in '" + folder + "': give a folder of pipelines");
        }
        return files.stream().map(PipelineProblem::read).toList();
    }

    private static List<Problem> half(List<Problem> all, Half half) {
        return all.stream().filter(problem -> problem.half() == half).toList();
    }

    private static List<Problem> matching(List<Problem> all, String glob) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        return all.stream()
                .filter(problem -> matcher.matches(Path.of(problem.name())))
                .toList();
    }
}
