package io.sluice.benchmarks.regret.best;

import io.sluice.benchmarks.regret.problem.Family;
import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.benchmarks.regret.problem.TruthSeeds;
import io.sluice.tuner.space.Parameter;
import io.sluice.tuner.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.commons.math3.random.HaltonSequenceGenerator;

/**
 * Looks for the best point of a problem without its noise: many points at random and of a Halton sequence on a few seeds,
 * evolution (Hansen's CMA-ES) and coordinate descent from the best of them, on more and more seeds, and the best of all
 * these on all seeds. Not thread-safe.
 *
 * <p>It may spend a thousand times what an optimiser has, sees no noise, and shares no code with ours but the encoding of
 * spaces.
 */
final class Search {
    private static final int FEW = 2;
    private static final int SOME = 6;
    private static final int MANY = 20;

    /** What looks best on fewer seeds may look so by luck. */
    private static final int FINALISTS = 25;

    private final Problem problem;
    private final Effort effort;
    private final SearchSpace space;
    private final RandomGenerator random;
    private final Map<Integer, Map<Map<String, Object>, Double>> known = new HashMap<>();

    Search(Problem problem, RandomGenerator random) {
        this.problem = problem;
        this.effort = problem.family() == Family.PIPELINE ? Effort.SIMULATED : Effort.EXACT;
        this.space = problem.space();
        this.random = random;
    }

    /** The best point found, on all seeds. */
    Map<String, Object> best() {
        List<Map<String, Object>> best = new ArrayList<>(top(scattered(effort.points()), FEW, effort.starts()));
        // The best points may all lie in one basin, and not the deepest.
        best.addAll(anywhere(effort.others()));
        best = top(joined(best, evolved(best)), FEW, effort.starts());
        best = top(joined(best, best.stream().map(p -> descend(p, FEW, true)).toList()), SOME, 2);
        best = joined(best, List.of(space.baseline())).stream().toList();
        best = top(joined(best, best.stream().map(p -> descend(p, SOME, true)).toList()), MANY, 2);
        best.forEach(point -> descend(point, MANY, false));
        Set<Map<String, Object>> finalists =
                new LinkedHashSet<>(top(known.getOrDefault(MANY, Map.of()).keySet(), MANY, FINALISTS));
        finalists.add(space.baseline());
        return top(finalists, TruthSeeds.ALL, 1).get(0);
    }

    private List<Map<String, Object>> anywhere(int count) {
        return Stream.generate(() -> point(random.doubles(space.dimensions()).toArray()))
                .limit(count)
                .toList();
    }

    private List<Map<String, Object>> evolved(List<Map<String, Object>> starts) {
        return starts.stream()
                .map(start -> new Evolution(space, point -> value(point, FEW), random).from(start))
                .toList();
    }

    private Set<Map<String, Object>> scattered(int each) {
        Set<Map<String, Object>> points = new LinkedHashSet<>();
        points.add(space.baseline());
        HaltonSequenceGenerator halton = new HaltonSequenceGenerator(space.dimensions());
        for (int i = 0; i < each; i++) {
            points.add(point(halton.nextVector()));
            points.add(point(random.doubles(space.dimensions()).toArray()));
        }
        return points;
    }

    private Map<String, Object> point(double[] unit) {
        return space.decode(Ladder.coordinates(space, unit));
    }

    private static Set<Map<String, Object>> joined(List<Map<String, Object>> a, List<Map<String, Object>> b) {
        Set<Map<String, Object>> both = new LinkedHashSet<>(a);
        both.addAll(b);
        return both;
    }

    private List<Map<String, Object>> top(Collection<Map<String, Object>> points, int seeds, int count) {
        return points.stream()
                .sorted(Comparator.comparingDouble(point -> value(point, seeds)))
                .limit(count)
                .toList();
    }

    /** One coordinate after the other, in random order, to the best value of its ladder, until none gets better. */
    private Map<String, Object> descend(Map<String, Object> start, int seeds, boolean far) {
        Map<String, Object> at = start;
        boolean better = true;
        while (better) {
            better = false;
            for (Parameter parameter : shuffled()) {
                Map<String, Object> next = bestAlong(parameter, at, seeds, far);
                better |= value(next, seeds) < value(at, seeds);
                at = next;
            }
        }
        return at;
    }

    private List<Parameter> shuffled() {
        List<Parameter> order = new ArrayList<>(space.parameters());
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        return order;
    }

    private Map<String, Object> bestAlong(Parameter parameter, Map<String, Object> at, int seeds, boolean far) {
        Set<Map<String, Object>> points = new LinkedHashSet<>();
        points.add(at);
        for (Object value : Ladder.around(parameter, at, far)) {
            Map<String, Object> point = new LinkedHashMap<>(at);
            point.put(parameter.name(), value);
            points.add(space.canonical(point));
        }
        return top(points, seeds, 1).get(0);
    }

    private double value(Map<String, Object> point, int seeds) {
        return known.computeIfAbsent(seeds, s -> new HashMap<>())
                .computeIfAbsent(point, p -> problem.mean(p, seeds).mean());
    }

    /**
     * How much is tried.
     *
     * @param points of each of the two designs
     * @param starts of evolutions and descents from the best of these
     * @param others starts anywhere
     */
    private record Effort(int points, int starts, int others) {
        static final Effort SIMULATED = new Effort(500, 4, 0);
        /** Where a mean costs microseconds. */
        static final Effort EXACT = new Effort(20_000, 60, 300);
    }
}
