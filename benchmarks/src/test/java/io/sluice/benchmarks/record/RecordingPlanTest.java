package io.sluice.benchmarks.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingPlanTest {
    private static final List<String> STAGES = List.of("A", "B", "C");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void plan_everyEighthUnlimited_halfNew_restRepeatTheBest(long seed) {
        List<Limits> run = run(seed);
        Map<Limits, Integer> times = new HashMap<>();
        for (int i = 0; i < run.size(); i++) {
            int before = times.merge(run.get(i), 1, Integer::sum) - 1;
            switch (i % 8) {
                case 0 -> assertEquals(Limits.unlimited(), run.get(i));
                case 1, 2, 3, 4 -> assertEquals(0, before, "burst " + i + " repeats " + run.get(i));
                default -> assertTrue(before > 0, "burst " + i + " is new: " + run.get(i));
            }
        }
        assertEquals(40, times.size() - 1);
        times.remove(Limits.unlimited());
        Limits best = times.keySet().stream()
                .min((a, b) -> Double.compare(value(a), value(b)))
                .orElseThrow();
        assertTrue(times.getOrDefault(best, 0) > 2, "the best is rarely repeated: " + times);
    }

    private static List<Limits> run(long seed) {
        RecordingPlan plan = new RecordingPlan(STAGES, 1000, 80, seed);
        List<Limits> run = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            Limits limits = plan.next();
            run.add(limits);
            plan.took(limits, value(limits));
        }
        return run;
    }

    private static double value(Limits limits) {
        return STAGES.stream()
                .mapToInt(stage -> limits.limit(stage).orElse(1000))
                .sum();
    }
}
