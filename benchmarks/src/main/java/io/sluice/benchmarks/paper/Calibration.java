package io.sluice.benchmarks.paper;

import io.sluice.objective.sim.BuiltInModels;
import io.sluice.objective.sim.PipelineModel;
import io.sluice.objective.sim.PipelineModelReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How well the models of the paper's host agree with what the paper prints, and what makes them agree.
 *
 * <p>Run: {@code java -cp benchmarks/target/benchmarks.jar io.sluice.benchmarks.paper.Calibration}. Prints the tables of
 * {@code docs/simulator.md}; with {@code --fit} fits models instead. Same arguments, same output.
 */
@Command(
        name = "Calibration",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        description = "Compares the models of the paper's host with the paper. Prints Markdown.")
public final class Calibration implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
    private CommandSpec spec;

    @Option(
            names = "--seeds",
            paramLabel = "K",
            description = "Means over bursts with the seeds 1 to K (default: ${DEFAULT-VALUE}).")
    private int seeds = 10;

    @Option(
            names = "--fit",
            paramLabel = "MODEL",
            split = ",",
            description =
                    "Fits what these models mark as fitted to the numbers that the paper prints of them, and prints"
                            + " the factors.")
    private List<String> fit = List.of();

    @Option(names = "--models", paramLabel = "DIR", description = "Takes MODEL.yaml from there, where it is.")
    private @Nullable Path models;

    @Option(names = "--out", paramLabel = "DIR", description = "Writes the fitted models there.")
    private @Nullable Path out;

    /** Runs the command and exits. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Calibration()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter writer = spec.commandLine().getOut();
        if (fit.isEmpty()) {
            writer.print(tables());
        } else {
            fit(writer);
        }
        writer.flush();
        return 0;
    }

    private String tables() {
        Map<String, PipelineModel> loaded = new ConcurrentHashMap<>();
        var host = new CalibrationHost(name -> loaded.computeIfAbsent(name, this::load), seeds);
        StringBuilder text = new StringBuilder(CalibrationTarget.HEADING);
        CalibrationTarget.all().forEach(target -> text.append(target.row(host)));
        text.append("\nLimits that the search found: ipvtap `")
                .append(host.tuned("paper-ipvtap", 400))
                .append("`, pooled `")
                .append(host.tuned("paper-pooled", 400))
                .append("`.\n\n");
        return text.append(new CalibrationClaims(host).table()).toString();
    }

    private void fit(PrintWriter writer) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String model : fit) {
            texts.put(model, text(model));
        }
        CalibrationFit fitting = new CalibrationFit(texts, CalibrationTarget.all(), seeds);
        Map<String, Double> factors = fitting.fit();
        factors.forEach((name, factor) -> writer.printf("%s: times %.4f%n", name, factor));
        if (out != null) {
            Files.createDirectories(out);
            for (String model : fit) {
                Files.writeString(out.resolve(model + ".yaml"), fitting.text(model, factors));
            }
        }
    }

    private PipelineModel load(String name) {
        return new PipelineModelReader().read(name, text(name));
    }

    private String text(String name) {
        return Optional.ofNullable(models)
                .map(folder -> folder.resolve(name + ".yaml"))
                .filter(Files::exists)
                .map(Calibration::read)
                .orElseGet(() -> new BuiltInModels().text(name));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
