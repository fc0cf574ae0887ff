package io.sluice.benchmarks.paper;

import io.sluice.limiter.Limits;
import io.sluice.objective.StageMeans;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.Statistics;
import io.sluice.objective.sim.ModelStage;
import io.sluice.objective.sim.PipelineModel;
import io.sluice.objective.sim.SimulatedHost;
import io.sluice.tuner.proof.GainEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bursts with the same limits and different seeds. Two samples with the same seeds are paired: burst k of either has the
 * same work and the same noise. Immutable.
 *
 * @param seeds of the bursts
 * @param makespans seconds, one a burst
 * @param cpu processor seconds, one a burst
 * @param stages all stages, gated or not, in order: means over startups and bursts
 */
record Sample(List<Long> seeds, List<Double> makespans, List<Double> cpu, List<StageMeans> stages) {

    Sample {
        seeds = List.copyOf(seeds);
        makespans = List.copyOf(makespans);
        cpu = List.copyOf(cpu);
        stages = List.copyOf(stages);
    }

    /** Runs them, the model's noise between runs included. */
    static Sample run(PipelineModel model, int burst, Limits limits, List<Long> seeds) throws InterruptedException {
        List<Double> makespans = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        List<List<StageMeans>> stages = new ArrayList<>();
        for (long seed : seeds) {
            BurstResult result = burst(model, burst, limits, seed);
            makespans.add(result.makespan());
            cpu.add(result.cpu().total());
            stages.add(model.stages().stream()
                    .map(ModelStage::name)
                    .map(name -> result.stageTimes(name).means())
                    .toList());
        }
        return new Sample(seeds, makespans, cpu, means(stages));
    }

    /** One burst, on a new host: with a drift, all bursts have that of the first. */
    static BurstResult burst(PipelineModel model, int burst, Limits limits, long seed) throws InterruptedException {
        try (SimulatedHost host = new SimulatedHost(model)) {
            return host.run(new BurstRequest(burst, limits, Optional.empty(), seed));
        }
    }

    private static List<StageMeans> means(List<List<StageMeans>> bursts) {
        List<StageMeans> means = new ArrayList<>();
        for (int s = 0; s < bursts.get(0).size(); s++) {
            int stage = s;
            double queued = bursts.stream()
                    .mapToDouble(b -> b.get(stage).queued())
                    .average()
                    .orElseThrow();
            double held = bursts.stream()
                    .mapToDouble(b -> b.get(stage).held())
                    .average()
                    .orElseThrow();
            means.add(new StageMeans(bursts.get(0).get(s).name(), queued, held));
        }
        return means;
    }

    double meanMakespan() {
        return Statistics.mean(Stats.array(makespans));
    }

    /** The seed of the burst with the median makespan. */
    long typicalSeed() {
        double median = Statistics.percentile(Stats.array(makespans), 50);
        return seeds.get(makespans.indexOf(median));
    }

    /** By how much the makespan with these limits is shorter than {@code baseline}'s, with a 95 % interval over bursts. */
    GainEstimate shorterThan(Sample baseline) {
        return Stats.gain(baseline.makespans, makespans);
    }

    /** By how much the processor time with these limits is less than {@code baseline}'s, likewise. */
    GainEstimate cheaperThan(Sample baseline) {
        return Stats.gain(baseline.cpu, cpu);
    }
}
