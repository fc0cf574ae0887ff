package io.sluice.benchmarks.regret;

import io.sluice.benchmarks.regret.contest.Contestant;
import io.sluice.benchmarks.regret.contest.Contestants;
import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.benchmarks.regret.problem.Problems;
import io.sluice.benchmarks.regret.record.RunFolder;
import io.sluice.benchmarks.regret.record.RunRecord;
import io.sluice.objective.sim.ModelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Plays this build's optimiser on pipelines that no report is about, and holds its picks against those of another build: what variants
 * of the optimiser are chosen by.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.sluice.benchmarks.regret.VariantRuns --help}
 */
@Command(
        name = "VariantRuns",
        mixinStandardHelpOptions = true,
        description = "Plays this build on pipelines to choose variants on, and compares it with another build.")
public final class VariantRuns implements Callable<Integer> {
    private static final int TRIALS = 50;
    private static final String OURS = "sluice";

    @Parameters(
            paramLabel = "FOLDER",
            description = "models as YAML files, whose first lines are comments with the metric, such as '# makespan'")
    private Path pipelines = Path.of("");

    @Option(names = "--seeds", defaultValue = "8", description = "runs of each pipeline (${DEFAULT-VALUE})")
    private int seeds;

    @Option(names = "--from", defaultValue = "1", description = "least seed that is compared (${DEFAULT-VALUE})")
    private int from;

    @Option(names = "--jobs", defaultValue = "1", description = "runs at the same time (${DEFAULT-VALUE})")
    private int jobs;

    @Option(names = "--out", required = true, description = "folder for the records of this build alone")
    private Path out = Path.of("");

    @Option(names = "--base", description = "folder with the records of the build to compare with")
    private Optional<Path> base = Optional.empty();

    VariantRuns() {}

    /** Plays and compares. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new VariantRuns()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            check();
            List<Problem> problems = Problems.pipelines(pipelines);
            RunFolder folder = new RunFolder(out);
            new Tournament(problems, seeds, TRIALS, folder, System.err).play(VariantRuns::ours, jobs);
            base.ifPresent(other -> System.out.print(
                    VariantDifferences.of(problems, new RunFolder(other).read(OURS), folder.read(OURS), from, seeds)
                            .markdown()));
            return CommandLine.ExitCode.OK;
        } catch (IllegalArgumentException | ModelException e) {
            System.err.println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }

    /** Before minutes are spent on runs that could not be compared. */
    private void check() {
        require(jobs >= 1, "--jobs is " + jobs + ": it must be at least 1");
        require(
                from >= 1 && from <= seeds,
                "--from is " + from + " and --seeds is " + seeds + ": 1 <= from <= seeds is needed");
        require(
                builds(out).stream().allMatch(ours().about()::equals),
                "'" + out + "' has runs of another build: give each build a folder of its own");
        base.ifPresent(other -> {
            require(Files.isDirectory(other), "there is no folder '" + other + "': play the other build into it first");
            require(
                    builds(other).size() == 1,
                    "'" + other + "' has runs of " + builds(other).size() + " builds: it must be one");
        });
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private static Set<Map<String, String>> builds(Path folder) {
        return Files.isDirectory(folder)
                ? new RunFolder(folder)
                        .read(OURS).stream().map(RunRecord::about).collect(Collectors.toSet())
                : Set.of();
    }

    private static Contestant ours() {
        return Contestants.open(OURS, Path.of("benchmarks", "peers"));
    }
}
