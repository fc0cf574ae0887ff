package io.sluice.benchmarks.paper;

import io.sluice.limiter.Limits;
import io.sluice.objective.sim.BurstSimulation;
import io.sluice.objective.sim.PipelineModel;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Looks for the limits with the smallest mean makespan, one stage after the other on a grid, until a round over the stages
 * gains nothing, from three starts: what a patient person would do, with no tuner involved. Its seeds are not those of the samples.
 */
final class CalibrationSearch {
    private static final List<String> STAGES = List.of("AddCNI", "Cgroup", "AttachIf", "StartVM");
    private static final int[] GRID = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 36, 40, 44, 48, 56, 64, 80, 100, 150, 200, 400
    };
    private static final int[] STARTS = {16, 48, 400};
    private static final int MAX_ROUNDS = 4;
    private static final long FIRST_SEED = 1001;
    private static final long LAST_SEED = 1004;

    private final BurstSimulation simulation;
    private final int size;
    private Limits best = Limits.unlimited();
    private double bestTime = Double.POSITIVE_INFINITY;

    CalibrationSearch(PipelineModel model, int size) {
        this.simulation = new BurstSimulation(model);
        this.size = size;
    }

    /** The best that is reached from any of the starts. */
    Limits best() {
        Limits overall = Limits.unlimited();
        double overallTime = time(overall);
        for (int start : STARTS) {
            descend(start);
            if (bestTime < overallTime) {
                overall = best;
                overallTime = bestTime;
            }
        }
        return overall;
    }

    private void descend(int start) {
        best = Limits.unlimited();
        for (String stage : STAGES) {
            best = best.with(stage, Math.min(start, size));
        }
        bestTime = time(best);
        boolean improved = true;
        for (int round = 0; improved && round < MAX_ROUNDS; round++) {
            double before = bestTime;
            STAGES.forEach(this::improve);
            improved = bestTime < before;
        }
    }

    private void improve(String stage) {
        Limits from = best;
        IntStream.of(GRID).filter(limit -> limit <= size).forEach(limit -> consider(from.with(stage, limit)));
    }

    private void consider(Limits limits) {
        double time = time(limits);
        if (time < bestTime) {
            best = limits;
            bestTime = time;
        }
    }

    private double time(Limits limits) {
        return LongStream.rangeClosed(FIRST_SEED, LAST_SEED)
                .mapToDouble(seed -> simulation.run(size, limits, seed).makespan())
                .average()
                .orElseThrow();
    }
}
