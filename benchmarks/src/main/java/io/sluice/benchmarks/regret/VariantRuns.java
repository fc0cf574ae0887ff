package io.sluice.benchmarks.regret;

import io.sluice.benchmarks.regret.contest.Contestant;
import io.sluice.benchmarks.regret.contest.Contestants;
import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.benchmarks.regret.problem.Problems;
import io.sluice.benchmarks.regret.record.RunFolder;
import io.sluice.objective.sim.ModelException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    private VariantRuns() {}

    /** Plays and compares. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new VariantRuns()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
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

    private static Contestant ours() {
        return Contestants.open(OURS, Path.of("benchmarks", "peers"));
    }
}
