package io.sluice.cli.prove;

import io.sluice.cli.option.BurstSize;
import io.sluice.cli.option.HostOptions;
import io.sluice.cli.option.LimitsFileReader;
import io.sluice.cli.option.MetricConverter;
import io.sluice.cli.option.PairCount;
import io.sluice.cli.option.SimulateMode;
import io.sluice.cli.proof.BurstCosts;
import io.sluice.cli.proof.DriverShare;
import io.sluice.cli.proof.Estimates;
import io.sluice.cli.proof.PairPlan;
import io.sluice.cli.proof.PairRunner;
import io.sluice.cli.proof.PairRuns;
import io.sluice.cli.proof.ProofText;
import io.sluice.cli.support.CliContext;
import io.sluice.cli.support.CommandFailure;
import io.sluice.cli.support.Deadline;
import io.sluice.cli.support.ExitCode;
import io.sluice.cli.support.OpenHost;
import io.sluice.cli.support.SimulationText;
import io.sluice.cli.support.Site;
import io.sluice.cli.table.Numbers;
import io.sluice.limiter.Limits;
import io.sluice.limiter.file.LimitsFile;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.Metric;
import io.sluice.tuner.study.RandomStreams;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice prove}. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        description = "Holds a limits file against no limits, in interleaved pairs of bursts, real ones or those of a"
                + " model. Writes nothing.")
public final class ProveCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The limits file.")
    @SuppressWarnings("NullAway.Init") // picocli refuses a command line without it
    private Path file;

    @Mixin
    private final HostOptions host = new HostOptions();

    @Option(
            names = "--pairs",
            paramLabel = "K",
            converter = PairCount.class,
            description = "Pairs of bursts (default: ${DEFAULT-VALUE}).")
    private int pairs = 12;

    @Option(
            names = "--burst",
            paramLabel = "N",
            converter = BurstSize.class,
            description = "Startups released at one instant (default: what the file says, else 100, or the model's).")
    private Optional<Integer> burst = Optional.empty();

    @Option(
            names = "--metric",
            paramLabel = "M",
            converter = MetricConverter.class,
            description = "What decides (default: what the file says, else balanced).")
    private Optional<Metric> metric = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Of the order within pairs, and of all that a model draws at random"
                    + " (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    private final CliContext context;

    /** In that world. */
    public ProveCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        SimulateMode.check(spec);
        LimitsFile limits = LimitsFileReader.read(file);
        Site site = host.site(seed);
        int size = burst.orElseGet(() -> limits.burst().orElseGet(site::defaultBurst));
        say("proving " + file + " with " + Numbers.count(pairs, "pair") + " of bursts of " + size + ", " + site.title()
                + " ...");
        try (OpenHost open = site.open(context, size)) {
            open.gaps().forEach(this::say);
            SimulationText.warning(file, limits, open.bursts().info()).ifPresent(this::say);
            PairPlan plan = plan(limits, size, open.bursts().gatedStages());
            report(open, plan, runs(open, plan));
            return ExitCode.DONE;
        } catch (InterruptedException e) {
            throw CommandFailure.interrupted("interrupted and cleaned up; nothing is proven");
        }
    }

    private PairPlan plan(LimitsFile limits, int size, Collection<String> stages) {
        Limits.Match match = limits.toLimits(size).match(stages);
        match.unknown().forEach(stage -> say("warning: " + file + " names stage " + stage + ", which is not here"));
        match.missing().forEach(stage -> say("warning: " + file + " lacks stage " + stage + ", which is unlimited"));
        boolean unlimited = match.limits().asMap().values().stream().allMatch(limit -> limit.isEmpty());
        if (unlimited) {
            throw CommandFailure.usage(file + " limits no stage of this host, so that there is nothing to prove");
        }
        return new PairPlan(match.limits(), size, decisive(limits), pairs, host.maxFailed(), freshSeed());
    }

    /** A simulated burst is a function of its seed: with that of the tuning this would be its proof once more. */
    private long freshSeed() {
        return new RandomStreams(seed).stream(0, "prove").nextLong();
    }

    private Metric decisive(LimitsFile limits) {
        try {
            return metric.orElseGet(() -> limits.metric().map(Metric::parse).orElse(Metric.BALANCED));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(file + " has a metric that is not known here: " + e.getMessage()
                    + "; say which one decides with --metric");
        }
    }

    private void warmUp(OpenHost open, PairPlan plan) throws Exception {
        if (open.simulated().isPresent()) {
            return;
        }
        say("warming up: one burst of " + plan.burst() + " without limits, which does not count ...");
        context.interruption()
                .interruptibly(() -> open.bursts().run(BurstRequest.of(plan.burst(), Limits.unlimited())));
    }

    private PairRuns runs(OpenHost open, PairPlan plan) throws Exception {
        warmUp(open, plan);
        String name = plan.metric().toString();
        PairRuns runs = new PairRunner(
                        open.bursts(), plan, Deadline.none(context.nanos()), context.interruption(), new BurstCosts())
                .run(
                        List.of(),
                        run -> say("pair " + run.number() + "/" + plan.pairs() + ": "
                                + Numbers.seconds(run.pair().baseline().getOrDefault(name, Double.NaN)) + " without, "
                                + Numbers.seconds(run.pair().tuned().getOrDefault(name, Double.NaN)) + " with limits"));
        runs.failure().ifPresent(reason -> {
            throw CommandFailure.failed("the proof failed: " + reason);
        });
        return runs;
    }

    private void report(OpenHost open, PairPlan plan, PairRuns runs) {
        Estimates estimates = Estimates.of(plan.metric(), runs.pairs());
        PrintWriter out = spec.commandLine().getOut();
        SimulationText.heading(open.bursts().info()).ifPresent(heading -> out.print("\n" + heading + "\n"));
        out.print("\nLimits of " + file + " for bursts of " + plan.burst() + "\n\n");
        out.print(ProofText.limits(plan.limits(), plan.limits().stages()) + "\n");
        out.print(ProofText.proof(estimates, runs.pairs()) + "\n");
        out.print(ProofText.verdict(estimates) + "\n");
        DriverShare share = DriverShare.ofPairs(runs.pairs());
        if (share.isKnown()) {
            out.print("The driver's own share of the bursts' processor time was " + share + ".\n");
        }
        out.flush();
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
