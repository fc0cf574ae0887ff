package io.sluice.objective.burst;

import io.sluice.limiter.Limits;
import io.sluice.objective.Candidate;
import io.sluice.objective.Evaluation;
import io.sluice.objective.Evaluation.FailureKind;
import io.sluice.objective.Objective;
import io.sluice.objective.burst.BurstRequest.Cutoff;
import io.sluice.objective.burst.Metric.Base;
import io.sluice.objective.burst.Startup.Failed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * The objective that the project exists for: a candidate's parameters are stage limits, one evaluation is one burst on
 * a host. A limit at or above the burst is no limit. Not thread-safe.
 */
public final class BurstObjective implements Objective {

    private final BurstHost host;
    private final int size;
    private final Metric metric;
    private final int maxFailed;
    private final LongSupplier nanos;

    /**
     * Over one host, which this does not close.
     *
     * @param size startups a burst; at least 1
     * @param metric what is returned
     * @param maxFailed a burst with more failed startups is a failed evaluation; at least 0
     */
    public BurstObjective(BurstHost host, int size, Metric metric, int maxFailed) {
        this(host, size, metric, maxFailed, System::nanoTime);
    }

    /**
     * Over one host, which this does not close, with a time of its own.
     *
     * @param size startups a burst; at least 1
     * @param metric what is returned
     * @param maxFailed a burst with more failed startups is a failed evaluation; at least 0
     * @param nanos tells how time passes, in nanoseconds from anywhere; what passes is an evaluation's cost
     */
    public BurstObjective(BurstHost host, int size, Metric metric, int maxFailed, LongSupplier nanos) {
        this.host = host;
        this.size = size;
        this.metric = metric;
        this.maxFailed = maxFailed;
        this.nanos = nanos;
    }

    @Override
    public Evaluation evaluate(Candidate candidate) throws InterruptedException {
        Optional<Cutoff> cutoff = candidate.cutoff().isPresent()
                ? Optional.of(new Cutoff(metric, candidate.cutoff().getAsDouble()))
                : Optional.empty();
        long start = nanos.getAsLong();
        try {
            BurstResult result = host.run(new BurstRequest(size, limits(candidate), cutoff, candidate.seed()));
            return evaluation(result, secondsSince(start));
        } catch (BurstException e) {
            return new Evaluation.Failed(String.valueOf(e.getMessage()), FailureKind.HARNESS, secondsSince(start));
        }
    }

    private OptionalDouble secondsSince(long start) {
        return OptionalDouble.of((nanos.getAsLong() - start) / 1e9);
    }

    /** The limits that a candidate's parameters stand for. */
    public Limits limits(Candidate candidate) {
        Limits limits = Limits.unlimited();
        for (String stage : host.gatedStages()) {
            long limit = candidate.integer(stage);
            limits = limit >= size ? limits.with(stage, OptionalInt.empty()) : limits.with(stage, (int) limit);
        }
        return limits;
    }

    private Evaluation evaluation(BurstResult result, OptionalDouble cost) {
        List<Startup> failures = result.failures();
        if (failures.size() > maxFailed) {
            return new Evaluation.Failed(reason(failures, result.size()), FailureKind.CONFIG, cost);
        }
        if (result.cutOff()) {
            return new Evaluation.Censored(metric.lowerBound(result), cost, attributes(result));
        }
        return new Evaluation.Measured(
                metric.of(result), OptionalDouble.empty(), cost, result.stageMeans(), attributes(result));
    }

    private static String reason(List<Startup> failures, int size) {
        Startup first = failures.get(0);
        Failed failed = (Failed) first.outcome();
        return failures.size() + " of " + size + " starts failed; start " + first.index() + " in " + failed.stage()
                + ": " + failed.reason();
    }

    private static Map<String, Object> attributes(BurstResult result) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (Base base : Base.values()) {
            attributes.put(base.label(), Metric.of(base).lowerBound(result));
        }
        attributes.put("driverCpu", result.cpu().driver());
        attributes.put("spawningCpu", result.cpu().spawning());
        attributes.put("teardown", result.teardown().total());
        attributes.put("lastExit", result.teardown().lastExit());
        attributes.put("settling", result.teardown().settling());
        return attributes;
    }
}
