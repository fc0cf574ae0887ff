package io.sluice.objective.burst;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What of a burst is to be small: a weighted sum of base metrics. Immutable.
 *
 * @param terms at least one
 */
public record Metric(List<Term> terms) {

    /** The geometric mean of makespan and mean startup time: neither the last nor the average start pays for the other. */
    public static final Metric BALANCED = of(Base.BALANCED);

    /** Copies the list and checks that it is not empty. */
    public Metric {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("a metric has at least one term");
        }
    }

    /** One base metric, with weight 1. */
    public static Metric of(Base base) {
        return new Metric(List.of(new Term(1, base)));
    }

    /** What a metric is made of; seconds, all of them. */
    public enum Base {
        /** sqrt(makespan x mean). */
        BALANCED,
        /** Release to the last reachable container. */
        MAKESPAN,
        /** Mean startup time. */
        MEAN,
        /** Median startup time. */
        P50,
        /** 95th percentile of startup time. */
        P95,
        /** 99th percentile of startup time. */
        P99,
        /** Processor seconds of the whole host. */
        CPU;

        private static Base parse(String text) {
            for (Base base : values()) {
                if (base.label().equals(text)) {
                    return base;
                }
            }
            throw new IllegalArgumentException("unknown metric '" + text + "': "
                    + Arrays.stream(values()).map(Base::label).collect(Collectors.joining(", "))
                    + " or a weighted sum such as 0.7*makespan+0.3*p95 is allowed");
        }

        /** As on the command line. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        private double of(double[] times, double cpuSeconds) {
            return switch (this) {
                case BALANCED -> Math.sqrt(Statistics.max(times) * Statistics.mean(times));
                case MAKESPAN -> Statistics.max(times);
                case MEAN -> Statistics.mean(times);
                case P50 -> Statistics.percentile(times, 50);
                case P95 -> Statistics.percentile(times, 95);
                case P99 -> Statistics.percentile(times, 99);
                case CPU -> cpuSeconds;
            };
        }
    }

    /**
     * One weighted base metric.
     *
     * @param weight positive and finite
     * @param base the metric
     */
    public record Term(double weight, Base base) {
        /** Checks the weight. */
        public Term {
            if (!(weight > 0) || !Double.isFinite(weight)) {
                throw new IllegalArgumentException(
                        "the weight of " + base.label() + " is " + weight + ": a positive number is allowed");
            }
        }
    }

    /**
     * Reads {@code balanced}, {@code makespan}, {@code mean}, {@code p50}, {@code p95}, {@code p99}, {@code cpu} or a
     * weighted sum such as {@code 0.7*makespan+0.3*p95}.
     *
     * @throws IllegalArgumentException for anything else, saying what is allowed
     */
    public static Metric parse(String text) {
        List<Term> terms = new ArrayList<>();
        for (String part : text.replace(" ", "").split("\\+", -1)) {
            int star = part.indexOf('*');
            double weight = star < 0 ? 1 : weight(part.substring(0, star));
            terms.add(new Term(weight, Base.parse(part.substring(star + 1))));
        }
        return new Metric(terms);
    }

    private static double weight(String text) {
        if (!text.matches("\\d+(\\.\\d+)?")) {
            throw new IllegalArgumentException("the weight '" + text + "' is no positive number: write 0.7*makespan");
        }
        return Double.parseDouble(text);
    }

    /** The value of a burst of which all containers were reachable. */
    public double of(BurstResult result) {
        return of(result.startupTimes(), result.cpu().total());
    }

    /** What the value of a burst is at least, however it ended. */
    public double lowerBound(BurstResult result) {
        return of(result.startupTimeBounds(), result.cpu().total());
    }

    /**
     * The value for these startup times; growing in each of them, so that lower bounds give a lower bound.
     *
     * @param times startup times in seconds; not modified
     * @param cpuSeconds processor seconds
     */
    public double of(double[] times, double cpuSeconds) {
        return terms.stream()
                .mapToDouble(term -> term.weight() * term.base().of(times, cpuSeconds))
                .sum();
    }

    @Override
    public String toString() {
        return terms.stream()
                .map(term -> (term.weight() == 1 ? "" : term.weight() + "*")
                        + term.base().label())
                .collect(Collectors.joining("+"));
    }
}
