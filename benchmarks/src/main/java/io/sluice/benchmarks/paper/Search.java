package io.sluice.benchmarks.paper;

import io.sluice.limiter.Limits;
import io.sluice.objective.Candidate;
import io.sluice.objective.burst.BurstObjective;
import io.sluice.objective.burst.Metric;
import io.sluice.objective.sim.PipelineModel;
import io.sluice.objective.sim.SimulatedHost;
import io.sluice.tuner.Ask;
import io.sluice.tuner.Tuner;
import io.sluice.tuner.space.Limit;
import io.sluice.tuner.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One search for limits with the tuner and its defaults; what is made small is the makespan, as in the paper. Immutable.
 *
 * @param seed of the tuner
 * @param steps one a burst, at least one
 */
record Search(long seed, List<Step> steps) {

    Search {
        steps = List.copyOf(steps);
    }

    /**
     * The state after a burst.
     *
     * @param hostSeconds the host's time so far, bursts and their removal
     * @param pick what the tuner recommends by now
     */
    record Step(double hostSeconds, Limits pick) {}

    /** What the search came to. */
    Limits pick() {
        return steps.get(steps.size() - 1).pick();
    }

    /** The host's time that it took. */
    double hostSeconds() {
        return steps.get(steps.size() - 1).hostSeconds();
    }

    /** Searches with that many bursts, or fewer if the tuner says that there is no point in going on. */
    static Search run(PipelineModel model, int burst, long seed, int trials) throws InterruptedException {
        try (SimulatedHost host = new SimulatedHost(model, seed);
                Tuner tuner = tuner(host, burst, seed)) {
            BurstObjective objective = new BurstObjective(host, burst, Metric.of(Metric.Base.MAKESPAN), 0, host::nanos);
            List<Step> steps = new ArrayList<>();
            for (Ask ask = tuner.ask(); ; ask = tuner.ask()) {
                tuner.tell(ask.trial(), objective.evaluate(ask.candidate()));
                steps.add(new Step(host.nanos() / 1e9, pick(tuner, objective)));
                if (steps.size() == trials || ask.stop().isPresent()) {
                    return new Search(seed, steps);
                }
            }
        }
    }

    private static Tuner tuner(SimulatedHost host, int burst, long seed) {
        List<Limit> limits = host.gatedStages().stream()
                .map(stage -> new Limit(stage, burst))
                .toList();
        return Tuner.minimizing(SearchSpace.of(limits))
                .seed(seed)
                .cores(host.info().cores())
                .build();
    }

    /** The first trial has no cutoff and simulated starts do not fail, so there is always something to recommend. */
    private static Limits pick(Tuner tuner, BurstObjective objective) {
        Map<String, Object> parameters = tuner.recommendation().orElseThrow().parameters();
        return objective.limits(new Candidate(0, parameters, Map.of(), OptionalDouble.empty(), 0));
    }
}
