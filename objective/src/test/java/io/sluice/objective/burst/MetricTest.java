package io.sluice.objective.burst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {

    /** Mean 4, maximum 9; sqrt(9 x 4) = 6. */
    private static final double[] TIMES = {2, 9, 1, 4};

    @ParameterizedTest
    @CsvSource({
        "balanced, 6",
        "makespan, 9",
        "mean, 4",
        "p50, 2",
        "p95, 9",
        "p99, 9",
        "cpu, 5",
        "0.7*makespan+0.3*mean, 7.5",
        "2*cpu + 1*p50, 12",
    })
    void of_isAsByHand(String text, double value) {
        assertEquals(value, Metric.parse(text).of(TIMES, 5), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"balanced, balanced", "1*p95, p95", "0.7*makespan + 0.3*p95, 0.7*makespan+0.3*p95"})
    void parse_andToString_areInverse(String text, String shown) {
        assertEquals(shown, Metric.parse(text).toString());
        assertEquals(Metric.parse(text), Metric.parse(shown));
    }

    @ParameterizedTest
    @CsvSource({
        "'', unknown metric ''",
        "p90, unknown metric 'p90': balanced",
        "makespan+, unknown metric ''",
        "x*makespan, the weight 'x' is no positive number",
        "-1*makespan, the weight '-1' is no positive number",
        "0*makespan, the weight of makespan is 0.0",
        "1*2*makespan, unknown metric '2*makespan'",
        "Makespan, unknown metric 'Makespan'",
    })
    void parse_anythingElse_isRefused(String text, String why) {
        var e = assertThrows(IllegalArgumentException.class, () -> Metric.parse(text));
        assertTrue(String.valueOf(e.getMessage()).startsWith(why), e.getMessage());
    }

    @Test
    void noTerms_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Metric(List.of()));
    }

    @Property(tries = 300, seed = "20260101")
    void of_growsInEveryTime(
            @ForAll @Size(min = 1, max = 8) List<@DoubleRange(max = 100) Double> times,
            @ForAll @IntRange(max = 7) int which,
            @ForAll @DoubleRange(max = 10) double more) {
        double[] before = times.stream().mapToDouble(t -> t).toArray();
        double[] after = before.clone();
        after[which % after.length] += more;
        for (Metric.Base base : Metric.Base.values()) {
            assertTrue(Metric.of(base).of(after, 1) >= Metric.of(base).of(before, 1) - 1e-12, base.label());
        }
    }

    @Test
    void of_doesNotDependOnTheOrder() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20260101);
        double[] times = random.doubles(50, 0, 5).toArray();
        double[] sorted = Arrays.stream(times).sorted().toArray();
        for (Metric.Base base : Metric.Base.values()) {
            assertEquals(Metric.of(base).of(sorted, 1), Metric.of(base).of(times, 1), 1e-12, base.label());
        }
    }
}
