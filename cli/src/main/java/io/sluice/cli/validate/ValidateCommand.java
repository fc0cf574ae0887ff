package io.sluice.cli.validate;

import io.sluice.cli.support.CommandFailure;
import io.sluice.cli.support.ExitCode;
import io.sluice.cli.support.SimulationText;
import io.sluice.limiter.Limits;
import io.sluice.limiter.file.LimitsFile;
import io.sluice.limiter.file.LimitsFiles;
import io.sluice.limiter.file.LimitsFiles.Validation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice validate FILE}. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        description = "Checks a limits file: prints the limits it sets, or why it would be rejected.",
        footer = {"", "Exit codes: 0 the file is good, 4 it is not."})
public final class ValidateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A limits.json.")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

    @Override
    public Integer call() {
        Validation validation = LimitsFiles.validate(file);
        if (validation instanceof Validation.Invalid invalid) {
            throw CommandFailure.failed(invalid.reason());
        }
        if (validation instanceof Validation.Valid valid) {
            print(valid, spec.commandLine().getOut());
        }
        return ExitCode.DONE;
    }

    private void print(Validation.Valid valid, PrintWriter out) {
        LimitsFile content = valid.file();
        out.println(file + ": good, " + (valid.checksummed() ? "checksum matches" : "no checksum in it"));
        SimulationText.model(content)
                .ifPresent(model -> out.println("simulated: found on the model " + model + ", not on a host"));
        String size = content.burst().isPresent()
                ? "burst " + content.burst().getAsInt()
                : content.table().isEmpty() ? "any burst" : "other bursts";
        print(size, content.stages(), out);
        content.table().forEach(row -> print("burst " + row.burst(), row.stages(), out));
    }

    private static void print(String size, Limits limits, PrintWriter out) {
        out.println(size + ": " + (limits.stages().isEmpty() ? "no stage is limited" : limits));
    }
}
