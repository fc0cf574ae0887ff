package io.sluice.benchmarks.regret.problem;

import io.sluice.limiter.Limits;
import io.sluice.objective.Evaluation;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.Metric;
import io.sluice.objective.sim.BurstSimulation;
import io.sluice.objective.sim.PipelineModel;
import io.sluice.objective.sim.PipelineModelReader;
import io.sluice.objective.sim.SimulatedBurst;
import io.sluice.objective.sim.SimulatedHost;
import io.sluice.tuner.space.Limit;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.RandomStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A metric of simulated bursts of N starts, over the limits of the model's gated stages, each from 1 to N.
 *
 * <p>Noise, drift and slow runs multiply all times of a burst, so the truth is the mean over {@link TruthSeeds} of bursts
 * with the mean pace on a host that does not drift.
 */
final class PipelineProblem implements Problem {
    private static final String COMMENT = "#";

    private final String name;
    private final Half half;
    private final Metric metric;
    private final PipelineModel model;
    private final BurstSimulation simulation;
    private final SearchSpace space;
    private final String fingerprint;

    private PipelineProblem(String name, Half half, Metric metric, PipelineModel model, String text) {
        this.name = name;
        this.half = half;
        this.metric = metric;
        this.model = model;
        this.simulation = new BurstSimulation(model);
        this.space = SearchSpace.of(model.gatedStages().stream()
                .map(stage -> new Limit(stage, model.burst()))
                .toList());
        this.fingerprint = Fingerprint.of(List.of(
                text,
                metric.toString(),
                Fingerprint.probe(value(space.baseline(), 1)),
                Fingerprint.probe(value(space.decode(new double[space.dimensions()]), 2))));
    }

    /** From the YAML of a model that has the problem's name. */
    static Problem read(Half half, String metric, String name) {
        String text = Resources.text(name + ".yaml");
        PipelineModel model = new PipelineModelReader().read(name + ".yaml", text);
        return new PipelineProblem(name, half, Metric.parse(metric), model, text);
    }

    /** From a file whose first line is a comment with the metric. */
    static Problem read(Path file) {
        String text = text(file);
        String first = text.lines().findFirst().orElse("");
        if (!first.startsWith(COMMENT)) {
            throw new IllegalArgumentException(file + ": the first line is '" + first
                    + "': it must be a comment with the metric, such as '# makespan'");
        }
        Metric metric = Metric.parse(first.substring(COMMENT.length()).trim());
        PipelineModel model = new PipelineModelReader().read(file.toString(), text);
        return new PipelineProblem(model.name(), Half.DEVELOP, metric, model, text);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read '" + file + "': " + e, e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Half half() {
        return half;
    }

    @Override
    public Family family() {
        return Family.PIPELINE;
    }

    @Override
    public SearchSpace space() {
        return space;
    }

    @Override
    public int cores() {
        return model.cores().count();
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public double truth(Map<String, ?> parameters) {
        return TruthSeeds.precise(seed -> value(parameters, seed)).mean();
    }

    @Override
    public TruthSeeds.Mean mean(Map<String, ?> parameters, int seeds) {
        return TruthSeeds.over(seeds, seed -> value(parameters, seed));
    }

    /** The value of one burst at the mean pace. */
    private double value(Map<String, ?> parameters, long seed) {
        var slow = model.variation().slowRuns();
        double pace = 1 + slow.probability() * (slow.factor() - 1);
        SimulatedBurst burst = simulation.run(model.burst(), limits(parameters), seed, pace);
        return metric.of(burst.startupTimes(), burst.cpu().total());
    }

    private Limits limits(Map<String, ?> parameters) {
        Limits limits = Limits.unlimited();
        for (Map.Entry<String, Object> limit : space.canonical(parameters).entrySet()) {
            int value = ((Number) limit.getValue()).intValue();
            limits = value < model.burst()
                    ? limits.with(limit.getKey(), value)
                    : limits.with(limit.getKey(), OptionalInt.empty());
        }
        return limits;
    }

    @Override
    public Session open(long seed) {
        SimulatedHost host = new SimulatedHost(model, seed);
        RandomStreams streams = new RandomStreams(seed);
        int[] evaluations = {0};
        return (parameters, cutoff) -> {
            evaluations[0]++;
            return burst(
                    host,
                    limits(parameters),
                    cutoff,
                    streams.stream(evaluations[0], "burst").nextLong());
        };
    }

    private Evaluation burst(SimulatedHost host, Limits limits, OptionalDouble cutoff, long seed) {
        Optional<BurstRequest.Cutoff> stop = cutoff.isPresent()
                ? Optional.of(new BurstRequest.Cutoff(metric, cutoff.getAsDouble()))
                : Optional.empty();
        try {
            return evaluation(host.run(new BurstRequest(model.burst(), limits, stop, seed)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted within a simulated burst", e);
        }
    }

    private Evaluation evaluation(BurstResult result) {
        OptionalDouble seconds = OptionalDouble.of(result.elapsed());
        return result.cutOff()
                ? new Evaluation.Censored(metric.lowerBound(result), seconds, Map.of())
                : new Evaluation.Measured(
                        metric.of(result),
                        OptionalDouble.empty(),
                        seconds,
                        result.stageMeans(),
                        Map.of(Evaluation.CPU, result.cpu().total()));
    }
}
