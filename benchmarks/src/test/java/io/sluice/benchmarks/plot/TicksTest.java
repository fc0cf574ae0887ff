package io.sluice.benchmarks.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {

    @Test
    void step_isOneTwoOrFiveTimesAPowerOfTen() {
        assertEquals(5, Ticks.step(21, 8));
        assertEquals(0.2, Ticks.step(1, 8));
        assertEquals(100, Ticks.step(800, 8));
        assertEquals(2e-3, Ticks.step(0.01, 8));
    }

    @Test
    void linear_areTheMultiplesOfTheStepWithinTheRange() {
        assertEquals(List.of(0.0, 5.0, 10.0, 15.0, 20.0), Ticks.linear(new Range(0, 24), 8));
        assertEquals(List.of(-0.2, 0.0, 0.2, 0.4, 0.6), Ticks.linear(new Range(-0.3, 0.7), 5));
        assertEquals(List.of(0.0, 0.1, 0.2, 0.3), Ticks.linear(new Range(0, 0.3), 3));
    }

    @Test
    void log_arePowersOfTen_finerWhereThereAreFew() {
        assertEquals(List.of(0.01, 0.1, 1.0, 10.0), Ticks.log(new Range(0.01, 30), 8));
        assertEquals(List.of(2.0, 5.0, 10.0, 20.0, 50.0), Ticks.log(new Range(2, 50), 8));
        assertEquals(List.of(22.0, 24.0, 26.0, 28.0), Ticks.log(new Range(21, 29), 5));
    }

    @Test
    void log_overManyDecades_leavesSomeOut() {
        assertEquals(List.of(1e-6, 1e-3, 1.0, 1e3, 1e6), Ticks.log(new Range(1e-6, 1e6), 5));
    }

    @Test
    void label_hasTheDigitsOfTheNumber() {
        assertEquals("0", Ticks.label(-0.0));
        assertEquals("0.05", Ticks.label(0.05));
        assertEquals("400", Ticks.label(400));
        assertEquals("100000", Ticks.label(1e5));
        assertEquals("2e6", Ticks.label(2e6));
        assertEquals("1e-5", Ticks.label(1e-5));
        assertEquals("-1.5", Ticks.label(-1.5));
    }
}
