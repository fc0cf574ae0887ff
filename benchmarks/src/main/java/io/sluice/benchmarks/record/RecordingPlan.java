package io.sluice.benchmarks.record;

import io.sluice.acquisition.Axis;
import io.sluice.acquisition.Domain;
import io.sluice.acquisition.SobolDesign;
import io.sluice.limiter.Limits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which limits to run next: of every eight bursts one without limits, which shows the host's drift; four at new points,
 * evenly spread on a log scale; three that repeat one of the twelve best so far, the least repeated first, which shows the
 * noise where it matters. Not thread-safe.
 */
final class RecordingPlan {
    private static final int CYCLE = 8;
    private static final int NEW_POINTS = 4;
    private static final int BEST = 12;

    private final List<String> stages;
    private final int burst;
    private final List<double[]> points;
    private final Map<Limits, List<Double>> values = new LinkedHashMap<>();
    private int next;
    private int nextPoint;

    RecordingPlan(List<String> stages, int burst, int bursts, long seed) {
        this.stages = List.copyOf(stages);
        this.burst = burst;
        Domain cube = new Domain(Collections.nCopies(stages.size(), new Axis.Continuous()));
        this.points = new ArrayList<>(new SobolDesign(cube).points(bursts, new SplittableRandom(seed)));
    }

    /** The next burst's limits. */
    Limits next() {
        int place = next++ % CYCLE;
        if (place == 0) {
            return Limits.unlimited();
        }
        return place <= NEW_POINTS || values.isEmpty() ? limits(points.get(nextPoint++)) : oneOfTheBest();
    }

    /** What a burst with these limits took; smaller is better. Bursts without limits are repeated anyway. */
    void took(Limits limits, double value) {
        if (!limits.equals(Limits.unlimited())) {
            values.computeIfAbsent(limits, key -> new ArrayList<>()).add(value);
        }
    }

    private Limits oneOfTheBest() {
        return values.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> mean(entry.getValue())))
                .limit(BEST)
                .min(Comparator.comparingInt(entry -> entry.getValue().size()))
                .orElseThrow()
                .getKey();
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private Limits limits(double[] u) {
        return IntStream.range(0, u.length)
                .boxed()
                .reduce(Limits.unlimited(), (limits, i) -> with(limits, stages.get(i), limit(u[i])), (a, b) -> b);
    }

    private Limits with(Limits limits, String stage, int limit) {
        return limit >= burst ? limits : limits.with(stage, limit);
    }

    private int limit(double u) {
        return (int) Math.round(Math.exp(u * Math.log(burst)));
    }
}
