package io.sluice.benchmarks.optimiser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Draws the pictures of docs/optimiser.md.
 *
 * <p>Run: {@code java -cp benchmarks/target/benchmarks.jar io.sluice.benchmarks.optimiser.OptimiserPictures --out
 * docs/results}. Same arguments, same pictures.
 */
@Command(
        name = "OptimiserPictures",
        mixinStandardHelpOptions = true,
        description = "Draws what the optimiser's model predicts of a simulated host, and a search on it.")
public final class OptimiserPictures implements Callable<Integer> {

    @Option(names = "--out", defaultValue = ".", description = "where the pictures go (${DEFAULT-VALUE})")
    private Path out = Path.of(".");

    @Option(names = "--seed", defaultValue = "1", description = "of the tuner and of the bursts (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--trials", defaultValue = "25", description = "bursts of the search (${DEFAULT-VALUE})")
    private int trials;

    private OptimiserPictures() {}

    /** Runs the command and exits. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new OptimiserPictures());
    }

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(out);
        SampleHost host = new SampleHost(seed);
        PredictionPicture.of(host, Math.min(trials, PredictionPicture.TRIALS))
                .write(out.resolve("optimiser-prediction.svg"));
        SearchPicture.of(host, trials).write(out.resolve("optimiser-search.svg"));
        return CommandLine.ExitCode.OK;
    }
}
