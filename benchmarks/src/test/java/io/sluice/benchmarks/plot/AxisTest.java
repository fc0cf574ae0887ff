package io.sluice.benchmarks.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AxisTest {

    @Test
    void linear_endsAtRoundNumbers_andMapsToPixels() {
        Scale scale = Axis.linear("s").scale(DoubleStream.of(3, 20.9), 100, 300);
        assertEquals(new Range(0, 25), scale.range());
        assertEquals(100, scale.at(0));
        assertEquals(140, scale.at(5));
        assertEquals(300, scale.at(25));
    }

    @Test
    void linear_endsOnTicks() {
        Scale scale = Axis.linear("%").scale(DoubleStream.of(-26.2, 51), 0, 100);
        assertEquals(new Range(-40, 60), scale.range());
        assertEquals(List.of(-40.0, -20.0, 0.0, 20.0, 40.0, 60.0), scale.ticks());
    }

    @Test
    void scale_upwards_putsLargeValuesAtSmallPixels() {
        Scale scale = Axis.linear("s").from(0).to(10).scale(DoubleStream.of(4), 400, 200);
        assertEquals(400, scale.at(0));
        assertEquals(350, scale.at(2.5));
        assertEquals(200, scale.at(10));
    }

    @Test
    void log_equalRatiosAreEqualLengths() {
        Scale scale = Axis.log("s").from(0.1).to(1000).scale(DoubleStream.of(1), 0, 400);
        assertEquals(0, scale.at(0.1), 1e-9);
        assertEquals(100, scale.at(1), 1e-9);
        assertEquals(300, scale.at(100), 1e-9);
        assertEquals(400, scale.at(1000), 1e-9);
    }

    @Test
    void log_endsAtRoundNumbers_whatIsNotAboveZeroLiesAtTheLowEnd() {
        Scale scale = Axis.log("s").scale(DoubleStream.of(0, 0.03, 70), 0, 100);
        assertEquals(0.02, scale.range().low(), 1e-12);
        assertEquals(100, scale.range().high(), 1e-9);
        assertEquals(0, scale.at(0));
        assertEquals(0, scale.at(-1));
    }

    @Test
    void scale_beyondTheEnds_isTheEnd() {
        Scale scale = Axis.linear("s").from(0).to(10).scale(DoubleStream.of(99), 0, 100);
        assertEquals(100, scale.at(99));
        assertEquals(0, scale.at(-5));
    }

    @Test
    void scale_withoutData_orWithOneValue_isStillAScale() {
        assertEquals(
                new Range(0, 1),
                Axis.linear("s").scale(DoubleStream.empty(), 0, 1).range());
        assertEquals(
                new Range(7, 14),
                Axis.linear("s").scale(DoubleStream.of(7), 0, 1).range());
        assertEquals(
                new Range(5, 100), Axis.log("s").scale(DoubleStream.of(7), 0, 1).range());
    }

    @Test
    void ends_thatMakeNoAxis_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> Axis.log("s").from(0));
        assertThrows(
                IllegalArgumentException.class, () -> Axis.linear("s").from(2).to(2));
    }
}
