package io.sluice.objective.burst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.limiter.Limits;
import io.sluice.objective.Candidate;
import io.sluice.objective.Evaluation;
import io.sluice.objective.Evaluation.FailureKind;
import io.sluice.objective.StageMeans;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BurstObjectiveTest {

    private static final Metric MAKESPAN = Metric.of(Metric.Base.MAKESPAN);

    private final FakeHost host = new FakeHost(0, null);

    private static Candidate candidate(long a, long b, OptionalDouble cutoff) {
        return new Candidate(1, Map.of("A", a, "B", b), Map.of(), cutoff, 42);
    }

    private static Candidate candidate(OptionalDouble cutoff) {
        return candidate(1, 1, cutoff);
    }

    @Test
    void evaluate_allReachable_isTheMetric() throws InterruptedException {
        var objective = new BurstObjective(host, 4, MAKESPAN, 0);
        var measured =
                assertInstanceOf(Evaluation.Measured.class, objective.evaluate(candidate(OptionalDouble.empty())));
        assertEquals(4, measured.value());
        assertEquals(List.of(new StageMeans("A", 1.5, 1), new StageMeans("B", 0, 0)), measured.stages());
        assertEquals(4.0, measured.attributes().get("makespan"));
        assertEquals(2.5, measured.attributes().get("mean"));
        assertEquals(Math.sqrt(10), measured.attributes().get("balanced"));
        assertEquals(OptionalDouble.of(5), measured.cpuSeconds());
        assertEquals(0.5, measured.attributes().get("driverCpu"));
        assertEquals(0.25, measured.attributes().get("teardown"));
        assertEquals(OptionalDouble.empty(), host.lastCutoff());
        assertEquals(42, Objects.requireNonNull(host.last).seed());
    }

    @Test
    void evaluate_withATimeOfItsOwn_costsWhatPassesOnIt() throws InterruptedException {
        AtomicLong nanos = new AtomicLong(-7);
        var objective = new BurstObjective(host, 4, MAKESPAN, 0, () -> nanos.getAndAdd(2_500_000_000L));
        assertEquals(
                OptionalDouble.of(2.5),
                objective.evaluate(candidate(OptionalDouble.empty())).cost());
    }

    @Test
    void limits_atOrAboveTheBurst_areNone() {
        var objective = new BurstObjective(host, 4, MAKESPAN, 0);
        assertEquals(Limits.parse("A=3,B=unlimited"), objective.limits(candidate(3, 4, OptionalDouble.empty())));
        assertEquals(
                Limits.parse("A=1,B=unlimited"),
                objective.limits(candidate(1, Long.MAX_VALUE, OptionalDouble.empty())));
    }

    @Test
    void limits_stageWithoutParameter_isRefused() {
        var objective = new BurstObjective(host, 4, MAKESPAN, 0);
        Candidate lacking = new Candidate(1, Map.of("A", 1L), Map.of(), OptionalDouble.empty(), 0);
        assertThrows(IllegalArgumentException.class, () -> objective.limits(lacking));
    }

    @Test
    void evaluate_pastTheCutoff_isALowerBound() throws InterruptedException {
        var objective = new BurstObjective(host, 4, MAKESPAN, 0);
        var censored =
                assertInstanceOf(Evaluation.Censored.class, objective.evaluate(candidate(OptionalDouble.of(2.5))));
        assertEquals(2.5, censored.lowerBound());
        assertEquals(OptionalDouble.of(2.5), host.lastCutoff());
        // Reachable after 1 and 2 s, two more after 2.5 s at least: (1 + 2 + 2.5 + 2.5) / 4
        assertEquals(2.0, censored.attributes().get("mean"));
    }

    @Test
    void evaluate_tooManyFailures_isTheCandidatesFault() throws InterruptedException {
        var objective = new BurstObjective(new FakeHost(2, null), 4, MAKESPAN, 1);
        var failed = assertInstanceOf(Evaluation.Failed.class, objective.evaluate(candidate(OptionalDouble.empty())));
        assertEquals(FailureKind.CONFIG, failed.kind());
        assertEquals("2 of 4 starts failed; start 2 in B: 'x' ended with exit code 1: no", failed.reason());
    }

    @Test
    void evaluate_failuresThatAreAllowed_doNotCount() throws InterruptedException {
        var objective = new BurstObjective(new FakeHost(1, null), 4, MAKESPAN, 1);
        var measured =
                assertInstanceOf(Evaluation.Measured.class, objective.evaluate(candidate(OptionalDouble.empty())));
        assertEquals(3, measured.value());
        assertEquals(2.0, measured.attributes().get("mean"));
    }

    @Test
    void evaluate_brokenApparatus_isTheHarnessesFault() throws InterruptedException {
        var objective = new BurstObjective(new FakeHost(0, new BurstException("no pipes")), 4, MAKESPAN, 0);
        var failed = assertInstanceOf(Evaluation.Failed.class, objective.evaluate(candidate(OptionalDouble.empty())));
        assertEquals(FailureKind.HARNESS, failed.kind());
        assertEquals("no pipes", failed.reason());
    }
}
