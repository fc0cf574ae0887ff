package io.sluice.cli.tune;

import io.sluice.cli.command.CommandTune;
import io.sluice.cli.command.CommandTuneRequest;
import io.sluice.cli.option.BurstSize;
import io.sluice.cli.option.DurationConverter;
import io.sluice.cli.option.HostOptions;
import io.sluice.cli.option.MetricConverter;
import io.sluice.cli.option.PairCount;
import io.sluice.cli.option.PositiveNumber;
import io.sluice.cli.option.SimulateMode;
import io.sluice.cli.support.CliContext;
import io.sluice.cli.support.CommandFailure;
import io.sluice.cli.support.ExitCode;
import io.sluice.cli.support.ResumeLine;
import io.sluice.cli.support.Site;
import io.sluice.objective.burst.Metric;
import io.sluice.tuner.study.JournalIoException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice tune}. */
@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        description = {
            "Searches limits with real bursts on this host, proves them with fresh pairs of bursts, and writes them"
                    + " to a file. Without options it does all of that with the defaults below.",
            "Where real bursts cannot run, --simulate paper-ipvtap does the same with the bursts of a model.",
            "Stopped with Ctrl-C, it cleans up and can be resumed."
        },
        footer = {
            "",
            "Another objective than bursts: --command 'prog args' --space space.json. It reads one JSON object, such as"
                    + " {\"trial\":7,\"params\":{...},\"cutoff\":31.5,\"seed\":1}, and its last line answers"
                    + " {\"value\":12.3}."
        })
public final class TuneCommand implements Callable<Integer> {

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

    @Option(
            names = "--metric",
            paramLabel = "M",
            converter = MetricConverter.class,
            description = "What is to be small: balanced (geometric mean of makespan and mean startup time), makespan,"
                    + " mean, p50, p95, p99, cpu, or a sum such as 0.7*makespan+0.3*p95 (default: ${DEFAULT-VALUE}).")
    private Metric metric = Metric.BALANCED;

    @Option(
            names = "--trials",
            paramLabel = "T",
            converter = PositiveNumber.class,
            description = "Bursts of the search (default: ${DEFAULT-VALUE}).")
    private int trials = 25;

    @Option(
            names = "--pairs",
            paramLabel = "K",
            converter = PairCount.class,
            description = "Pairs of bursts of the proof (default: ${DEFAULT-VALUE}).")
    private int pairs = 12;

    @Option(
            names = "--max-time",
            paramLabel = "10m",
            converter = DurationConverter.class,
            description = "Time for everything, the proof included (default: as long as it takes).")
    private Optional<Duration> maxTime = Optional.empty();

    @Option(
            names = "--study",
            paramLabel = "DIR",
            description = "Folder that keeps every finished trial and pair"
                    + " (default: sluice-study; simulated-study with --simulate).")
    private Optional<Path> study = Optional.empty();

    @Option(names = "--resume", description = "Go on with the study that is there.")
    private boolean resume;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Of all that is drawn at random; with --simulate, the same seed is the same result"
                    + " (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the limits go (default: limits.json; simulated-limits.json with --simulate;"
                    + " best.json with --command).")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--export-unproven", description = "Write the pick also if no gain is proven, with a warning.")
    private boolean exportUnproven;

    @Option(
            names = "--command",
            paramLabel = "'PROG ARGS'",
            description = "Tune what this program measures instead of bursts; needs --space.")
    private Optional<String> command = Optional.empty();

    @Option(names = "--space", paramLabel = "FILE", description = "The parameters of --command, as JSON.")
    private Optional<Path> space = Optional.empty();

    private final CliContext context;

    /** In that world. */
    public TuneCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        SimulateMode.check(spec);
        new CommandMode(spec).check(space);
        return command.isPresent() ? command(command.get()) : bursts();
    }

    private int command(String line) throws Exception {
        CommandTuneRequest request = new CommandTuneRequest(
                line,
                space.orElseThrow(),
                trials,
                maxTime,
                study(),
                resume,
                seed,
                out.orElse(CommandTuneRequest.DEFAULT_OUT));
        return new CommandTune(context)
                .run(request, spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    private int bursts() throws Exception {
        TuneRequest request = request();
        LimitsExport export = new LimitsExport(request);
        export.checkPlace();
        PrintWriter err = spec.commandLine().getErr();
        Progress progress = context.terminal() ? new LiveProgress(err) : new PlainProgress(err);
        TuneResult result = tuned(request, progress);
        PrintWriter summary = spec.commandLine().getOut();
        export.write(result, context.clock().instant());
        summary.print(new TuneReport(request, result));
        summary.flush();
        return ExitCode.DONE;
    }

    private TuneResult tuned(TuneRequest request, Progress progress) throws Exception {
        try {
            return new BurstTuning(request, context, progress).run();
        } catch (CommandFailure e) {
            throw e.exitCode() == ExitCode.HOST ? UnsupportedHost.withExample(e) : e;
        } catch (JournalIoException e) {
            throw CommandFailure.failed(
                    e.getMessage() + "\nOnce there is room, go on with: " + request.resumeLine(), e);
        } catch (InterruptedException e) {
            throw CommandFailure.interrupted("interrupted and cleaned up; what was finished is in " + study()
                    + ", go on with: " + request.resumeLine());
        } finally {
            progress.end();
        }
    }

    private Path study() {
        return study.orElse(Path.of(host.simulated() ? "simulated-study" : "sluice-study"));
    }

    private TuneRequest request() {
        Site site = host.site(seed);
        return new TuneRequest(
                site,
                host.maxFailed(),
                burst.orElseGet(site::defaultBurst),
                metric,
                trials,
                pairs,
                maxTime,
                study(),
                resume,
                seed,
                out.orElse(Path.of(host.simulated() ? "simulated-limits.json" : "limits.json")),
                exportUnproven,
                ResumeLine.of(spec.commandLine().getParseResult().originalArgs()));
    }
}
