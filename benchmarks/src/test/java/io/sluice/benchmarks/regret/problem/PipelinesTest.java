package io.sluice.benchmarks.regret.problem;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each pipeline is in the suite for. */
class PipelinesTest {
    private static final int SEEDS = 5;

    private static Problem problem(String name) {
        return Problems.named(name).get(0);
    }

    /** The mean with some limits, less that without any, relative to that. */
    private static double change(Problem problem, Map<String, Object> limits) {
        Map<String, Object> point = new LinkedHashMap<>(problem.space().baseline());
        double without = problem.mean(point, SEEDS).mean();
        point.putAll(limits);
        return problem.mean(point, SEEDS).mean() / without - 1;
    }

    @ParameterizedTest
    @ValueSource(strings = {"flat-small", "flat-large"})
    void nothingHelps_whereNothingContends(String name) {
        Problem problem = problem(name);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 40; i++) {
            double[] u = random.doubles(problem.space().dimensions()).toArray();
            double change = change(problem, problem.space().decode(u));
            assertTrue(change > -0.02, name + " gains " + change);
        }
    }

    @Test
    void aLimitOfTheSpinningStage_isWorthAFactorOfTen() {
        double change = change(problem("spin-collapse"), Map.of("Cgroup", 5L, "Start", 202L));
        assertTrue(change < -0.88 && change > -0.92, "the limits change it by " + change);
    }

    @Test
    void aLimitOfTheWaitingStage_alwaysHurts() {
        for (long limit : new long[] {20, 60, 150, 300, 450}) {
            double change = change(problem("boot-wait"), Map.of("Boot", limit));
            assertTrue(change > 0.02, "a limit of " + limit + " changes it by " + change);
        }
    }

    @Test
    void otherLimits_helpWhereOneStageOnlyWaits() {
        double change = change(problem("boot-wait"), Map.of("Tap", 4L, "Vmm", 50L));
        assertTrue(change < -0.05, "the limits change it by " + change);
    }
}
