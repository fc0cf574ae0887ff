package io.sluice.cli.tune;

import io.sluice.cli.proof.BurstCosts;
import io.sluice.cli.support.CliContext;
import io.sluice.cli.support.CommandFailure;
import io.sluice.cli.table.Numbers;
import io.sluice.limiter.Limits;
import io.sluice.objective.Evaluation;
import io.sluice.objective.Evaluation.FailureKind;
import io.sluice.objective.Objective;
import io.sluice.tuner.Ask;
import io.sluice.tuner.Tuner;

/**
 * Asks, runs the burst and tells, until all trials are done or only the time for the proof is left. Unlike
 * {@link Tuner#run} it looks at the time before every trial with what bursts cost by then. Not thread-safe.
 */
final class TrialRunner {
    private static final int HARNESS_FAILURES_IN_A_ROW = 3;

    private final TuneRequest request;
    private final CliContext context;
    private final Progress progress;
    private final BurstCosts costs;
    private int harnessFailures;

    TrialRunner(TuneRequest request, CliContext context, Progress progress, BurstCosts costs) {
        this.request = request;
        this.context = context;
        this.progress = progress;
        this.costs = costs;
    }

    /**
     * Runs what is missing.
     *
     * @throws InterruptedException if stopped from outside; the trial under way stays pending
     */
    void run(Tuner tuner, Objective objective, TimePlan time) throws Exception {
        while (completed(tuner) < request.trials() && time.allowsTrial()) {
            Ask ask = tuner.ask();
            if (ask.stop().isPresent()) {
                progress.say("the search ends early: " + ask.stop().get());
                return;
            }
            long start = context.nanos().getAsLong();
            Evaluation evaluation = context.interruption().interruptibly(() -> objective.evaluate(ask.candidate()));
            costs.add((context.nanos().getAsLong() - start) / 1e9);
            tuner.tell(ask.trial(), evaluation);
            show(tuner, ask, evaluation, time);
            refuseToGoOnInVain(evaluation);
        }
    }

    private static int completed(Tuner tuner) {
        return tuner.history().completed().size();
    }

    private void show(Tuner tuner, Ask ask, Evaluation evaluation, TimePlan time) {
        int done = completed(tuner);
        int bursts = Math.max(0, request.trials() - done) + 2 * request.pairs();
        Limits limits = Pick.limits(ask.parameters(), request.burst());
        progress.step(new Progress.Step(
                "trial",
                done,
                request.trials(),
                result(evaluation) + (Pick.isNoLimits(limits) ? " without limits" : " with " + limits),
                Standing.of(tuner.history(), request.burst()).toString(),
                time.estimate(bursts)));
    }

    private static String result(Evaluation evaluation) {
        if (evaluation instanceof Evaluation.Measured measured) {
            return Numbers.seconds(measured.value());
        }
        return evaluation instanceof Evaluation.Censored censored
                ? "stopped at " + Numbers.seconds(censored.lowerBound())
                : "failed (" + ((Evaluation.Failed) evaluation).reason().strip() + ")";
    }

    private void refuseToGoOnInVain(Evaluation evaluation) {
        boolean harness = evaluation instanceof Evaluation.Failed failed && failed.kind() == FailureKind.HARNESS;
        harnessFailures = harness ? harnessFailures + 1 : 0;
        if (harnessFailures >= HARNESS_FAILURES_IN_A_ROW) {
            throw CommandFailure.failed(HARNESS_FAILURES_IN_A_ROW + " bursts in a row could not be run: "
                    + ((Evaluation.Failed) evaluation).reason() + "; look at the host with sluice doctor, remove what"
                    + " earlier runs left with sluice clean, then go on with: " + request.resumeLine());
        }
    }
}
