package io.sluice.cli.tune;

import io.sluice.cli.proof.BurstCosts;
import io.sluice.cli.proof.DriverShare;
import io.sluice.cli.proof.Estimates;
import io.sluice.cli.proof.PairPlan;
import io.sluice.cli.proof.PairRun;
import io.sluice.cli.proof.PairRunner;
import io.sluice.cli.proof.PairRuns;
import io.sluice.cli.support.CliContext;
import io.sluice.cli.support.CommandFailure;
import io.sluice.cli.support.Deadline;
import io.sluice.cli.support.Failures;
import io.sluice.cli.support.OpenHost;
import io.sluice.cli.table.Numbers;
import io.sluice.limiter.Limits;
import io.sluice.objective.burst.BurstObjective;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.BurstResult;
import io.sluice.tuner.Tuner;
import io.sluice.tuner.proof.GainEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** Search on bursts, then proof by fresh pairs: one call of {@code tune}. Not thread-safe. */
final class BurstTuning {
    private final TuneRequest request;
    private final CliContext context;
    private final Progress progress;
    private final Deadline deadline;
    private final BurstCosts costs = new BurstCosts();
    private final long begun;
    private boolean warm;

    /** From now on the time counts. */
    BurstTuning(TuneRequest request, CliContext context, Progress progress) {
        this.request = request;
        this.context = context;
        this.progress = progress;
        this.begun = context.nanos().getAsLong();
        this.deadline = request.maxTime()
                .map(time -> Deadline.in(time, context.nanos()))
                .orElseGet(() -> Deadline.none(context.nanos()));
    }

    /**
     * Runs all that the study lacks; the host is as before when this returns or throws.
     *
     * @throws InterruptedException if stopped from outside; all that was finished is in the study
     */
    TuneResult run() throws Exception {
        progress.say("setting up: " + request.site().title() + ", bursts of " + request.burst() + " ...");
        try (OpenHost host = request.site().open(context, request.burst());
                Tuner tuner = tuner(host)) {
            return tune(host, tuner);
        }
    }

    private Tuner tuner(OpenHost host) {
        Introduction.lines(host).forEach(progress::say);
        return StudyOpener.open(request, host.bursts(), context.clock());
    }

    private TuneResult tune(OpenHost host, Tuner tuner) throws Exception {
        int before = tuner.history().completed().size();
        if (before > 0) {
            progress.say("resuming the study in " + request.study() + ": " + Numbers.count(before, "trial") + " of "
                    + request.trials() + " are done");
        }
        host.simulated().ifPresent(model -> model.continueAfter(before + 2 * ProofNotes.count(tuner)));
        if (before < request.trials()) {
            search(host, tuner);
        }
        Pick pick = pick(tuner);
        List<PairRun> pairs = pick.isNoLimits() ? List.of() : prove(host, tuner, pick);
        return new TuneResult(
                pick,
                host.bursts().gatedStages(),
                pairs,
                pairs.isEmpty() ? DriverShare.ofTrials(tuner.history().completed()) : DriverShare.ofPairs(pairs),
                Standing.of(tuner.history(), request.burst()).noLimits().orElse(Double.NaN),
                tuner.history().completed().size(),
                costs.count(),
                (context.nanos().getAsLong() - begun) / 1e9,
                host.simulated()
                        .map(model -> OptionalDouble.of(model.nanos() / 1e9))
                        .orElseGet(OptionalDouble::empty),
                host.bursts().info());
    }

    private void search(OpenHost host, Tuner tuner) throws Exception {
        warmUp(host);
        TimePlan time = new TimePlan(deadline, costs, request.pairs());
        if (request.maxTime().isPresent() && costs.count() > 0) {
            progress.say(time.sentence());
        }
        new TrialRunner(request, context, progress, costs).run(tuner, objective(host), time);
    }

    /** A simulated burst costs simulated time, so that a study does not depend on how fast the simulation was. */
    private BurstObjective objective(OpenHost host) {
        LongSupplier nanos =
                host.simulated().<LongSupplier>map(model -> model::nanos).orElse(context.nanos());
        return new BurstObjective(host.bursts(), request.burst(), request.metric(), request.maxFailed(), nanos);
    }

    /**
     * The first burst of a host of a run is unlike the others: caches are cold, and the driver is not compiled yet. A
     * model is not so.
     */
    private void warmUp(OpenHost host) throws Exception {
        if (warm || host.simulated().isPresent()) {
            return;
        }
        warm = true;
        progress.say("warming up: one burst of " + request.burst() + " without limits, which does not count ...");
        long start = context.nanos().getAsLong();
        BurstResult result = context.interruption()
                .interruptibly(() -> host.bursts().run(BurstRequest.of(request.burst(), Limits.unlimited())));
        costs.add((context.nanos().getAsLong() - start) / 1e9);
        if (result.failures().size() > request.maxFailed()) {
            progress.say("warning: without limits, " + Failures.list(result));
        }
    }

    private Pick pick(Tuner tuner) {
        return tuner.recommendation()
                .map(recommendation -> Pick.of(recommendation, request.burst()))
                .orElseThrow(() ->
                        CommandFailure.failed("none of the " + tuner.trials().size()
                                + " trials has a measured value: every burst failed, or there was no time for one; try a"
                                + " smaller --burst, allow failed starts with --max-failed, or give more --max-time, in another"
                                + " --study"));
    }

    private List<PairRun> prove(OpenHost host, Tuner tuner, Pick pick) throws Exception {
        ProofNotes notes = new ProofNotes(tuner, pick);
        List<PairRun> finished = notes.finished();
        if (finished.size() < request.pairs()) {
            warmUp(host);
            progress.say("proving " + pick.limits() + " against no limits, " + Numbers.count(request.pairs(), "pair")
                    + (finished.isEmpty() ? "" : ", " + finished.size() + " of them done before"));
        }
        TimePlan time = new TimePlan(deadline, costs, request.pairs());
        List<PairRun> done = new ArrayList<>(finished);
        PairRuns runs = new PairRunner(host.bursts(), plan(pick), deadline, context.interruption(), costs)
                .run(finished, run -> {
                    notes.keep(run);
                    done.add(run);
                    show(done, time);
                });
        runs.failure().ifPresent(this::failed);
        return runs.pairs();
    }

    private PairPlan plan(Pick pick) {
        return new PairPlan(
                pick.limits(), request.burst(), request.metric(), request.pairs(), request.maxFailed(), request.seed());
    }

    private void show(List<PairRun> done, TimePlan time) {
        PairRun last = done.get(done.size() - 1);
        String metric = request.metric().toString();
        GainEstimate gain = Estimates.of(request.metric(), done).decisive();
        progress.step(new Progress.Step(
                "pair",
                done.size(),
                request.pairs(),
                Numbers.seconds(last.pair().baseline().getOrDefault(metric, Double.NaN)) + " without, "
                        + Numbers.seconds(last.pair().tuned().getOrDefault(metric, Double.NaN)) + " with limits",
                "gain so far " + Numbers.percent(gain.gain()),
                time.estimate(2 * (request.pairs() - done.size()))));
    }

    private void failed(String reason) {
        throw CommandFailure.failed(
                "the proof failed: " + reason + "; every finished pair is kept, go on with: " + request.resumeLine());
    }
}
