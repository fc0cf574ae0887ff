package io.sluice.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static OptionalDouble cpuSeconds(Object attribute) {
        return new Evaluation.Measured(
                        1, OptionalDouble.empty(), OptionalDouble.empty(), List.of(), Map.of(Evaluation.CPU, attribute))
                .cpuSeconds();
    }

    @Test
    void processor_seconds_are_any_number_above_0() {
        assertEquals(OptionalDouble.of(2.5), cpuSeconds(2.5));
        assertEquals(OptionalDouble.of(3), cpuSeconds(3));
    }

    @Test
    void what_is_no_time_is_none() {
        for (Object attribute : List.of(0, -1.0, Double.NaN, Double.POSITIVE_INFINITY, "3", true)) {
            assertEquals(OptionalDouble.empty(), cpuSeconds(attribute), () -> "of " + attribute);
        }
        assertEquals(OptionalDouble.empty(), Evaluation.of(1).cpuSeconds());
    }
}
