package io.sluice.examples;

import static io.sluice.tuner.space.Parameters.limit;

import io.sluice.limiter.Limits;
import io.sluice.objective.Candidate;
import io.sluice.objective.burst.BurstObjective;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.Metric;
import io.sluice.objective.sim.BuiltInModels;
import io.sluice.objective.sim.PipelineModel;
import io.sluice.objective.sim.SimulatedHost;
import io.sluice.tuner.Budget;
import io.sluice.tuner.Tuner;
import io.sluice.tuner.space.Limit;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.Recommendation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Tunes bursts of a model, on any machine and without root; with another {@code BurstHost}, bursts of a real host. */
public final class SimulatedTuning {
    private static final long SEED = 1;

    private SimulatedTuning() {}

    /** Runs it. */
    public static void main(String[] arguments) throws InterruptedException {
        PipelineModel model = new BuiltInModels().load("paper-ipvtap");
        Limits limits = tune(model, 25);
        System.out.println(limits + " of bursts of " + model.burst());
        System.out.println("without limits " + makespan(model, Limits.unlimited()) + " simulated seconds, with them "
                + makespan(model, limits));
    }

    /** Limits that are expected to be best after that many simulated bursts. */
    static Limits tune(PipelineModel model, int bursts) {
        List<Limit> space = model.gatedStages().stream()
                .map(stage -> limit(stage, model.burst()))
                .toList();
        try (var host = new SimulatedHost(model, SEED);
                var tuner = Tuner.minimizing(SearchSpace.of(space))
                        .seed(SEED)
                        .cores(model.cores().count())
                        .build()) {
            var objective = new BurstObjective(host, model.burst(), Metric.BALANCED, 0, host::nanos);
            Recommendation best = tuner.run(objective, Budget.trials(bursts));
            return objective.limits(new Candidate(1, best.parameters(), Map.of(), OptionalDouble.empty(), SEED));
        }
    }

    /** Of a burst that the tuner has not seen: it has another seed. */
    static double makespan(PipelineModel model, Limits limits) throws InterruptedException {
        try (var host = new SimulatedHost(model, SEED)) {
            return host.run(new BurstRequest(model.burst(), limits, Optional.empty(), 2026))
                    .makespan();
        }
    }
}
