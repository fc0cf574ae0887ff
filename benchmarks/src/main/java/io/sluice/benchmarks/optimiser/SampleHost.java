package io.sluice.benchmarks.optimiser;

import io.sluice.objective.Candidate;
import io.sluice.objective.Evaluation;
import io.sluice.objective.burst.BurstObjective;
import io.sluice.objective.burst.Metric;
import io.sluice.objective.sim.BuiltInModels;
import io.sluice.objective.sim.PipelineModel;
import io.sluice.objective.sim.SimulatedHost;
import io.sluice.tuner.Tuner;
import io.sluice.tuner.TunerBuilder;
import io.sluice.tuner.space.Limit;
import io.sluice.tuner.space.SearchSpace;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/** Makespans of bursts on the paper's simulated host, and a tuner for them. Immutable. */
final class SampleHost {
    static final int BURST = 400;
    /** Bursts whose mean stands for the truth. */
    private static final int BURSTS = 10;

    private final PipelineModel model = new BuiltInModels().load("paper-ipvtap");
    private final SearchSpace space = SearchSpace.of(
            model.gatedStages().stream().map(stage -> new Limit(stage, BURST)).toList());
    private final long seed;

    SampleHost(long seed) {
        this.seed = seed;
    }

    SearchSpace space() {
        return space;
    }

    /** Settings of a tuner; what it does by default but for the seed and the host's cores. */
    TunerBuilder tuner() {
        return Tuner.minimizing(space).seed(seed).cores(model.cores().count());
    }

    /** One burst, run to its end whatever its cutoff, so that it has a value to draw. */
    Evaluation.Measured measure(Candidate asked) throws InterruptedException {
        Candidate candidate =
                new Candidate(asked.trial(), asked.parameters(), Map.of(), OptionalDouble.empty(), asked.seed());
        try (SimulatedHost host = new SimulatedHost(model)) {
            BurstObjective objective = new BurstObjective(host, BURST, Metric.of(Metric.Base.MAKESPAN), 0, host::nanos);
            return (Evaluation.Measured) objective.evaluate(candidate);
        }
    }

    /** Mean makespan of fresh bursts, seconds. */
    double truth(Map<String, Object> limits) throws InterruptedException {
        double sum = 0;
        for (long burst : LongStream.rangeClosed(1, BURSTS).toArray()) {
            Candidate candidate = new Candidate(0, limits, Map.of(), OptionalDouble.empty(), burst);
            sum += measure(candidate).value();
        }
        return sum / BURSTS;
    }
}
