package io.sluice.benchmarks.regret.problem;

import io.sluice.benchmarks.regret.problem.Recording.Burst;
import io.sluice.objective.StageMeans;
import io.sluice.tuner.space.Limit;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.RandomStreams;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A metric of recorded bursts of a real host, over the limits of the stages, each from 1 to the burst's size.
 *
 * <p>The truth at u, the limits on a log scale, is exp ŷ(u) with the {@link KernelRegression} ŷ of the log metric without
 * drift (see {@link Recording}); so the landscape is no optimiser's model. A draw multiplies it by exp(r) of a recorded
 * deviation r, drawn with replacement, divided by the mean of all exp(r). Values count as their costs.
 *
 * <p>A draw also tells how long startups were queued at and held each stage, and what processor time the burst took: the
 * logarithms of the recorded seconds, weighted as the log metric is in ŷ(u), plus what the burst that r is of deviated in each of them.
 *
 * <p>{@link #heldOutError} says how far ŷ is from bursts that it has not seen.
 */
final class ReplayProblem implements Problem {
    private static final int FOLDS = 10;

    private final String name;
    private final Half half;
    private final String metric;
    private final int cores;
    private final String text;
    private final SearchSpace space;
    private final double[][] points;
    private final double[] logs;
    private final KernelRegression regression;
    private final Recording recording;
    private final double[] factors;

    private ReplayProblem(String name, Half half, String metric, int cores, String text) {
        this.name = name;
        this.half = half;
        this.metric = metric;
        this.cores = cores;
        this.text = text;
        this.recording = Recording.parse(text, metric);
        this.space = SearchSpace.of(recording.stages().stream()
                .map(stage -> new Limit(stage, recording.high()))
                .toList());
        this.points = recording.points().stream()
                .map(limits -> space.encode(named(recording.stages(), limits)))
                .toArray(double[][]::new);
        this.logs = recording.means().stream().mapToDouble(Burst::metric).toArray();
        this.regression = KernelRegression.fit(points, logs);
        this.factors = factors(recording.noise());
    }

    /** From the recording {@code real-bursts.csv}. */
    static Problem read(Half half, String metric, String name) {
        return new ReplayProblem(name, half, metric, 2, Resources.text("real-bursts.csv"));
    }

    private static Map<String, Object> named(List<String> stages, List<Integer> limits) {
        Map<String, Object> point = new LinkedHashMap<>();
        IntStream.range(0, stages.size())
                .forEach(i -> point.put(stages.get(i), limits.get(i).longValue()));
        return point;
    }

    /** Positive factors with mean 1. */
    private static double[] factors(List<Burst> deviations) {
        double[] factors = deviations.stream()
                .mapToDouble(deviation -> Math.exp(deviation.metric()))
                .toArray();
        double mean = Arrays.stream(factors).average().orElseThrow();
        return Arrays.stream(factors).map(factor -> factor / mean).toArray();
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
        return Family.REPLAY;
    }

    @Override
    public SearchSpace space() {
        return space;
    }

    @Override
    public int cores() {
        return cores;
    }

    @Override
    public double truth(Map<String, ?> parameters) {
        return Math.exp(regression.at(space.encode(parameters)));
    }

    /** The standard deviation of the noise, relative to the truth. */
    double noise() {
        return Math.sqrt(Arrays.stream(factors)
                .map(factor -> (factor - 1) * (factor - 1))
                .average()
                .orElseThrow());
    }

    /**
     * Root mean squared error of ŷ at points left out in {@value #FOLDS} folds, bandwidths fitted without them; near enough
     * the relative error of the metric.
     */
    double heldOutError() {
        double squares = 0;
        for (int k = 0; k < FOLDS; k++) {
            int fold = k;
            int[] kept = IntStream.range(0, logs.length)
                    .filter(i -> i % FOLDS != fold)
                    .toArray();
            KernelRegression partial = KernelRegression.fit(
                    Arrays.stream(kept).mapToObj(i -> points[i]).toArray(double[][]::new),
                    Arrays.stream(kept).mapToDouble(i -> logs[i]).toArray());
            squares += IntStream.range(0, logs.length)
                    .filter(i -> i % FOLDS == fold)
                    .mapToDouble(i -> Math.pow(partial.at(points[i]) - logs[i], 2))
                    .sum();
        }
        return Math.sqrt(squares / logs.length);
    }

    /** The standard deviation of what {@link #heldOutError} is to be compared with: the log metric over the points. */
    double spread() {
        double mean = Arrays.stream(logs).average().orElseThrow();
        return Math.sqrt(Arrays.stream(logs)
                .map(log -> (log - mean) * (log - mean))
                .average()
                .orElseThrow());
    }

    @Override
    public Session open(long seed) {
        RandomStreams streams = new RandomStreams(seed);
        int[] evaluations = {0};
        return (parameters, cutoff) -> {
            evaluations[0]++;
            int drawn = streams.stream(evaluations[0], "replay").nextInt(factors.length);
            Burst burst = Burst.mean(recording.means(), regression.weights(space.encode(parameters)))
                    .with(recording.noise().get(drawn), Double::sum);
            return Draws.of(truth(parameters) * factors[drawn], cutoff, stages(burst), Math.exp(burst.cpu()));
        };
    }

    private List<StageMeans> stages(Burst burst) {
        return IntStream.range(0, recording.stages().size())
                .mapToObj(j -> new StageMeans(
                        recording.stages().get(j),
                        Math.exp(burst.queued().get(j)),
                        Math.exp(burst.held().get(j))))
                .toList();
    }

    @Override
    public String fingerprint() {
        return Fingerprint.of(List.of(
                name,
                metric,
                text,
                Fingerprint.probe(truth(space.baseline())),
                Fingerprint.probe(truth(space.decode(new double[space.dimensions()])))));
    }
}
