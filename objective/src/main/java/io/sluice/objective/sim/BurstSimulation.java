package io.sluice.objective.sim;

import io.sluice.limiter.Limits;

/**
 * Runs bursts of a model: a pure function of size, limits, seed and pace, the same bit for bit wherever it is computed.
 * Immutable and thread-safe.
 *
 * <p>All startups queue at the first stage at time 0, in the order of their index. A startup that leaves a stage gives its
 * permit back and queues for the next in the same instant. Gates and locks are first in, first out. Of events at one
 * instant the one that was scheduled first happens first. O(log N) per event.
 */
public final class BurstSimulation {

    private static final BurstObserver NOBODY = (what, subject, startup, at) -> {};

    private final PipelineModel model;
    private final PipelineProgram program;
    private final TimeSampler sampler;

    /** Of one model. */
    public BurstSimulation(PipelineModel model) {
        this.model = model;
        this.program = PipelineProgram.of(model);
        this.sampler = new TimeSampler(program.times());
    }

    /**
     * Runs a burst to its end, at the model's own pace.
     *
     * @param size startups; 1 to {@link PipelineModel#MAX_BURST}
     * @param limits of gated stages; all others are ignored
     * @param seed of the steps' times, which do not depend on the limits
     */
    public SimulatedBurst run(int size, Limits limits, long seed) {
        return run(size, limits, seed, 1);
    }

    /**
     * Runs a burst to its end.
     *
     * @param size startups; 1 to {@link PipelineModel#MAX_BURST}
     * @param limits of gated stages; all others are ignored
     * @param seed of the steps' times, which do not depend on the limits
     * @param pace factor on every time of the model; above 0
     */
    public SimulatedBurst run(int size, Limits limits, long seed, double pace) {
        return run(size, limits, seed, pace, NOBODY);
    }

    SimulatedBurst run(int size, Limits limits, long seed, double pace, BurstObserver observer) {
        Require.within("burst", size, 1, PipelineModel.MAX_BURST);
        Require.within("pace", pace, Double.MIN_NORMAL, Double.MAX_VALUE);
        double[] times = times(size, new Streams(seed), pace);
        return new BurstRun(model, program, times, pace, gates(size, limits), size, observer).run();
    }

    /** Times of all startups' steps, startup by startup. */
    private double[] times(int size, Streams streams, double pace) {
        int steps = program.times().size();
        double[] times = new double[Math.multiplyExact(size, steps)];
        for (int startup = 0; startup < size; startup++) {
            sampler.fill(times, startup * steps, streams.startup(startup), pace);
        }
        return times;
    }

    private StageGate[] gates(int size, Limits limits) {
        return model.stages().stream()
                .map(stage ->
                        new StageGate(stage.gated() ? limits.limit(stage.name()).orElse(size) : size))
                .toArray(StageGate[]::new);
    }
}
