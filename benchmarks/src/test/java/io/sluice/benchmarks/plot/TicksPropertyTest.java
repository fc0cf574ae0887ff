package io.sluice.benchmarks.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class TicksPropertyTest {

    @Property(seed = "211", tries = 300)
    void linear_areFewAscendingAndWithin(
            @ForAll @DoubleRange(min = -1000, max = 1000) @Scale(3) double low,
            @ForAll @DoubleRange(min = 0.01, max = 5000) @Scale(3) double span) {
        Range range = new Range(low, low + span);
        List<Double> ticks = Ticks.linear(range, 8);
        assertTrue(ticks.size() >= 2 && ticks.size() <= 9, ticks::toString);
        assertTrue(ticks.stream().allMatch(t -> t >= low - 1e-6 * span && t <= low + span + 1e-6 * span));
        assertEquals(ticks.stream().sorted().distinct().toList(), ticks);
    }
}
