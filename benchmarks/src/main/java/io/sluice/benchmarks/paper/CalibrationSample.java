package io.sluice.benchmarks.paper;

import io.sluice.limiter.Limits;
import io.sluice.objective.burst.StageSpan;
import io.sluice.objective.sim.BurstSimulation;
import io.sluice.objective.sim.LockUse;
import io.sluice.objective.sim.PipelineModel;
import io.sluice.objective.sim.SimulatedBurst;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * Means over bursts with the seeds 1 to K, without noise between runs: two samples of one model are of the same work. Not
 * thread-safe.
 */
final class CalibrationSample {
    private final List<SimulatedBurst> bursts;

    private CalibrationSample(List<SimulatedBurst> bursts) {
        this.bursts = bursts;
    }

    /** Bursts of the model. */
    static CalibrationSample of(PipelineModel model, int size, Limits limits, int seeds) {
        BurstSimulation simulation = new BurstSimulation(model);
        List<SimulatedBurst> bursts = new ArrayList<>();
        LongStream.rangeClosed(1, seeds).forEach(seed -> bursts.add(simulation.run(size, limits, seed)));
        return new CalibrationSample(bursts);
    }

    double makespan() {
        return mean(SimulatedBurst::makespan);
    }

    double rtnlObtained() {
        return mean(burst -> rtnl(burst).acquisitions());
    }

    double rtnlContention() {
        return mean(burst -> rtnl(burst).contentionTime());
    }

    /** Processor seconds. */
    double cpu() {
        return mean(burst -> burst.cpu().total());
    }

    /** Processor seconds. */
    double spinning() {
        return mean(burst -> burst.cpu().spinning());
    }

    /** Busy cores in the busiest second. */
    double peak() {
        return mean(burst -> burst.cpu().series().peak(1));
    }

    /** Seconds from entering a stage to leaving it, the wait for locks included, by stage. */
    Map<String, Double> stages() {
        Map<String, Double> stages = new LinkedHashMap<>();
        for (SimulatedBurst burst : bursts) {
            double share = 1.0 / bursts.size() / burst.spans().size();
            for (List<StageSpan> spans : burst.spans()) {
                spans.forEach(span -> stages.merge(span.stage(), share * seconds(span), Double::sum));
            }
        }
        return stages;
    }

    private static double seconds(StageSpan span) {
        return (span.left() - span.entered()) / 1e9;
    }

    private static LockUse rtnl(SimulatedBurst burst) {
        return burst.lock("rtnl");
    }

    private double mean(ToDoubleFunction<SimulatedBurst> value) {
        return bursts.stream().mapToDouble(value).average().orElseThrow();
    }
}
