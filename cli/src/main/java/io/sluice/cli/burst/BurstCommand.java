package io.sluice.cli.burst;

import io.sluice.cli.option.BurstSize;
import io.sluice.cli.option.HostOptions;
import io.sluice.cli.option.SimulateMode;
import io.sluice.cli.support.CliContext;
import io.sluice.cli.support.CommandFailure;
import io.sluice.cli.support.ExitCode;
import io.sluice.cli.support.Failures;
import io.sluice.cli.support.OpenHost;
import io.sluice.cli.support.Site;
import io.sluice.limiter.Limits;
import io.sluice.objective.burst.BurstJson;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.SpanExport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice burst}. */
@Command(
        name = "burst",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        description = "Runs one real burst on this host, or one of a model, and says where its time went.")
public final class BurstCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
    private CommandSpec spec;

    @Mixin
    private final HostOptions host = new HostOptions();

    @Option(
            names = "--burst",
            paramLabel = "N",
            converter = BurstSize.class,
            description = "Startups released at one instant (default: 100; with --simulate the model's).")
    private Optional<Integer> burst = Optional.empty();

    @ArgGroup(exclusive = true)
    private final LimitsChoice limits = new LimitsChoice();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Of all that is drawn at random; with --simulate, the same seed is the same burst"
                    + " (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--json", description = "Print one JSON object and nothing else on standard output.")
    private boolean json;

    @Option(names = "--spans", paramLabel = "FILE", description = "Write the spans of every start and stage there.")
    private Optional<Path> spans = Optional.empty();

    @Option(
            names = "--spans-format",
            paramLabel = "F",
            converter = SpansFormat.class,
            description = "json, csv, trace (Chrome, Perfetto) or critest (default: json).")
    private SpanExport.Format format = SpanExport.Format.JSON;

    private final CliContext context;

    /** In that world. */
    public BurstCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        SimulateMode.check(spec);
        BurstResult result = run(host.site(seed));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(BurstJson.toJson(result));
        } else {
            out.print(new BurstText(result));
        }
        out.flush();
        if (spans.isPresent()) {
            write(result, spans.get());
        }
        return exitCode(result);
    }

    private BurstResult run(Site site) throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        int size = burst.orElseGet(site::defaultBurst);
        Limits wanted = limits.read(size);
        err.println("one burst of " + size + ", " + site.title() + " ...");
        err.flush();
        try (OpenHost open = site.open(context, size)) {
            open.gaps().forEach(err::println);
            limits.warning(open.bursts().info()).ifPresent(err::println);
            Limits known = limits.matched(wanted, open.bursts().gatedStages(), err::println);
            BurstRequest request = new BurstRequest(size, known, Optional.empty(), seed);
            return context.interruption().interruptibly(() -> open.bursts().run(request));
        } catch (InterruptedException e) {
            throw CommandFailure.interrupted("interrupted and cleaned up");
        }
    }

    private int exitCode(BurstResult result) {
        if (result.failures().size() <= host.maxFailed()) {
            return ExitCode.DONE;
        }
        spec.commandLine().getErr().println("sluice: " + Failures.list(result));
        return ExitCode.FAILED;
    }

    private void write(BurstResult result, Path file) {
        try {
            Files.writeString(file, SpanExport.text(result, format));
        } catch (IOException e) {
            throw CommandFailure.failed(
                    "cannot write the spans to " + file + ": " + reason(e) + "; if the file is there, it is not whole",
                    e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such folder";
        }
        return e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : String.valueOf(e.getMessage());
    }
}
