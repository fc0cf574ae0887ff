package io.sluice.objective.sim;

import io.sluice.limiter.Limits;
import io.sluice.objective.burst.BurstHost;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.BurstResult.Cpu;
import io.sluice.objective.burst.BurstResult.Teardown;
import io.sluice.objective.burst.HostInfo;
import io.sluice.objective.burst.StageSpan;
import io.sluice.objective.burst.Startup;
import io.sluice.objective.burst.Startup.Outcome;
import io.sluice.objective.burst.Startup.Reachable;
import io.sluice.objective.burst.Startup.Unfinished;
import java.util.ArrayList;
import java.util.List;

/**
 * A host that is a model: bursts take milliseconds, and what they report is the model's time. Not thread-safe.
 *
 * <p>A burst is a function of its request, seed included, and of the drift, which depends on the host's seed and on how many
 * bursts the host has run. Two bursts with the same seed have the same noise: give repetitions different seeds.
 */
public final class SimulatedHost implements BurstHost {

    /** What the profile in {@link #info()} begins with, before the model's name, and no other host's does. */
    public static final String PROFILE_PREFIX = "simulated:";

    private final PipelineModel model;
    private final BurstSimulation simulation;
    private final long seed;
    private final HostInfo info;
    private RunPace pace;
    private long nanos;

    /** With seed 0. */
    public SimulatedHost(PipelineModel model) {
        this(model, 0);
    }

    /** With a seed for the drift. */
    public SimulatedHost(PipelineModel model, long seed) {
        this.model = model;
        this.simulation = new BurstSimulation(model);
        this.seed = seed;
        this.pace = new RunPace(model.variation(), seed);
        this.info = HostInfo.fingerprinted(
                "simulated",
                model.cores().count(),
                "none",
                PROFILE_PREFIX + model.name(),
                "simulated",
                model.toString());
    }

    /** What this host is a model of. */
    public PipelineModel model() {
        return model;
    }

    /**
     * Goes on as a host that has run so many bursts since it was new, whatever this one has run: the drift of the next
     * burst is the one that it would have had there.
     *
     * @param bursts at least 0
     */
    public void continueAfter(int bursts) {
        Require.within("bursts", bursts, 0, Integer.MAX_VALUE);
        pace = new RunPace(model.variation(), seed);
        pace.skip(bursts);
    }

    /**
     * The time of this host, in nanoseconds: it passes while a burst runs and is removed, and at no other time. Begins at 0.
     */
    public long nanos() {
        return nanos;
    }

    @Override
    public BurstResult run(BurstRequest request) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before a simulated burst");
        }
        SimulatedBurst burst =
                simulation.run(request.size(), request.limits(), request.seed(), pace.next(request.seed()));
        double teardown = model.teardown() * request.size();
        BurstResult result = request.cutoff()
                .map(cutoff -> new CutoffRule(burst, cutoff))
                .filter(CutoffRule::stops)
                .map(rule -> stopped(request.limits(), burst, rule.stop(), teardown))
                .orElseGet(() -> complete(request.limits(), burst, teardown));
        nanos += SimulatedBurst.nanos(result.elapsed() + teardown);
        return result;
    }

    private BurstResult complete(Limits limits, SimulatedBurst burst, double teardown) {
        return result(limits, burst, burst.makespan(), false, burst.cpu().total(), teardown);
    }

    private BurstResult stopped(Limits limits, SimulatedBurst burst, int reading, double teardown) {
        CpuSeries series = burst.cpu().series();
        return result(limits, burst, series.at(reading), true, series.used(reading), teardown);
    }

    private BurstResult result(
            Limits limits, SimulatedBurst burst, double elapsed, boolean cutOff, double cpu, double teardown) {
        List<Startup> startups = new ArrayList<>(burst.spans().size());
        for (int i = 0; i < burst.spans().size(); i++) {
            startups.add(startup(burst, i, SimulatedBurst.nanos(elapsed)));
        }
        return new BurstResult(
                limits,
                gatedStages(),
                startups,
                elapsed,
                cutOff,
                new Cpu(cpu, 0, 0),
                0,
                new Teardown(teardown, 0, 0),
                info);
    }

    private static Startup startup(SimulatedBurst burst, int index, long until) {
        List<StageSpan> spans =
                burst.spans().get(index).stream().filter(s -> s.left() <= until).toList();
        long reachable = SimulatedBurst.nanos(burst.startupTimes()[index]);
        Outcome outcome = reachable <= until ? new Reachable(reachable) : new Unfinished();
        return new Startup(index, spans, outcome);
    }

    @Override
    public HostInfo info() {
        return info;
    }

    @Override
    public List<String> gatedStages() {
        return model.gatedStages();
    }

    @Override
    public int capacity() {
        return PipelineModel.MAX_BURST;
    }

    /** Does nothing: there is nothing to remove. */
    @Override
    public void close() {}
}
