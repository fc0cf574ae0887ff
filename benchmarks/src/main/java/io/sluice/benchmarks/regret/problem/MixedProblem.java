package io.sluice.benchmarks.regret.problem;

import io.sluice.tuner.space.Choice;
import io.sluice.tuner.space.Int;
import io.sluice.tuner.space.ParameterScale;
import io.sluice.tuner.space.Real;
import io.sluice.tuner.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A formula over integers, reals and choices, with multiplicative log-normal noise.
 *
 * @param name of the problem
 * @param half what it may be used for
 * @param space what is searched
 * @param noise σ
 * @param formula the mean, in seconds; with {@code name} the problem's whole definition
 */
record MixedProblem(String name, Half half, SearchSpace space, double noise, ToDoubleFunction<Point> formula)
        implements Problem {

    /** A server: workers, their batches, the share of memory for a cache, how it is evicted, and a pause between polls. */
    static Problem workerPool() {
        SearchSpace space = SearchSpace.of(
                new Int("workers", 1, 256, ParameterScale.LOG),
                new Int("batch", 1, 1000, ParameterScale.LOG),
                new Real("cache", 0.01, 0.9, ParameterScale.LINEAR),
                new Real("pause", 0.1, 100, ParameterScale.LOG),
                new Choice("eviction", List.of("lru", "lfu", "random")));
        return new MixedProblem("mixed-worker-pool", Half.DEVELOP, space, 0.05, MixedProblem::workerPool);
    }

    private static double workerPool(Point p) {
        double workers = p.number("workers");
        double batch = p.number("batch");
        double cache = p.number("cache");
        double pause = p.number("pause");
        double[] eviction = p.pick("eviction", new double[][] {{0.55, 1.00}, {0.70, 1.12}, {0.35, 0.94}});
        double misses = 1 - eviction[0] * (1 - Math.exp(-3 * cache));
        double swapping = Math.pow(Math.max(0, cache + workers / 400 - 0.6), 2) * 60;
        double work = 9 * misses * eviction[1] * (1 + 6 / batch + batch / 900);
        return 0.8 + work * (1 / Math.min(workers, 24) + workers / 900) + swapping + 0.02 * pause + 0.15 / pause;
    }

    /** A query: join method, the memory of a sort, degree of parallelism, prefetching, and two costs of a planner. */
    static Problem queryPlan() {
        SearchSpace space = SearchSpace.of(
                new Choice("join", List.of("hash", "merge", "loop", "adaptive")),
                new Int("parallel", 1, 64, ParameterScale.LOG),
                new Int("memory", 1, 1000, ParameterScale.LOG),
                new Int("prefetch", 0, 32, ParameterScale.LINEAR),
                new Real("seek", 0.1, 10, ParameterScale.LOG),
                new Real("bloom", 0, 1, ParameterScale.LINEAR));
        return new MixedProblem("mixed-query-plan", Half.REPORT, space, 0.08, MixedProblem::queryPlan);
    }

    private static double queryPlan(Point p) {
        double parallel = p.number("parallel");
        double memory = p.number("memory");
        double prefetch = p.number("prefetch");
        double seek = p.number("seek");
        double bloom = p.number("bloom");
        double[] join = p.pick("join", new double[][] {{6, 90, 0.3}, {8, 30, 0.6}, {14, 4, 1.2}, {6.6, 60, 0.45}});
        double spill = Math.max(0, Math.log(join[1] / memory)) * 1.1;
        double pressure = parallel * memory / 4000;
        double scan = (join[0] + spill) * (0.12 + 0.88 / parallel + 0.006 * parallel);
        double wait = 1.6 / (1 + prefetch / 4) + 0.0016 * prefetch * prefetch;
        return 0.5 + scan + pressure + wait + join[2] * square(Math.log(seek / 1.8)) + 2 * square(bloom - 0.35);
    }

    private static double square(double x) {
        return x * x;
    }

    @Override
    public Family family() {
        return Family.MIXED;
    }

    @Override
    public int cores() {
        return 1;
    }

    @Override
    public Session open(long seed) {
        return new NoisySession(this::truth, noise, seed);
    }

    @Override
    public double truth(Map<String, ?> parameters) {
        return formula.applyAsDouble(new Point(space, space.canonical(parameters)));
    }

    @Override
    public String fingerprint() {
        double[] low = new double[space.dimensions()];
        return Fingerprint.of(List.of(
                name,
                space.toString(),
                Double.toString(noise),
                Fingerprint.probe(truth(space.decode(low))),
                Fingerprint.probe(truth(space.baseline()))));
    }

    /**
     * A point, read by name.
     *
     * @param space of the point
     * @param values canonical
     */
    record Point(SearchSpace space, Map<String, Object> values) {
        double number(String name) {
            return ((Number) Objects.requireNonNull(values.get(name), name)).doubleValue();
        }

        /** The row that belongs to the value of a choice. */
        double[] pick(String name, double[][] rows) {
            Choice choice = (Choice) space.parameter(name).orElseThrow();
            return rows[(int) choice.encode(Objects.requireNonNull(values.get(name), name))];
        }
    }
}
