package io.sluice.tuner.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class SearchSpacePropertyTest {

    @Property(seed = "101")
    void integers_comeBackExactly(
            @ForAll("integerParameters") Parameter parameter, @ForAll @DoubleRange(max = 1) @Scale(9) double at) {
        long low = parameter instanceof Int integer ? integer.low() : 1;
        long value = low + Math.round(at * (double) (parameter.size() - 1));
        double u = parameter.encode(value);
        assertTrue(u >= 0 && u <= 1, () -> parameter + " at " + value + " is " + u);
        assertEquals(value, parameter.decode(u));
    }

    @Property(seed = "102")
    void integers_haveDifferentCoordinates(
            @ForAll("integerParameters") Parameter parameter, @ForAll @DoubleRange(max = 1) @Scale(9) double at) {
        long low = parameter instanceof Int integer ? integer.low() : 1;
        if (parameter.size() > 1) {
            long value = low + Math.round(at * (double) (parameter.size() - 2));
            assertTrue(parameter.encode(value) < parameter.encode(value + 1));
        }
    }

    @Property(seed = "103")
    void reals_comeBackUpToRounding(@ForAll("reals") Real parameter, @ForAll @DoubleRange(max = 1) @Scale(9) double u) {
        double value = parameter.decode(u);
        double back = parameter.decode(parameter.encode(value));
        double size = Math.max(Math.abs(parameter.low()), Math.abs(parameter.high()));
        double tolerance = parameter.scale() == ParameterScale.LOG ? 1e-11 * value : 1e-14 * size;
        assertEquals(value, back, tolerance);
        assertEquals(value, parameter.canonical(value));
    }

    @Property(seed = "104", tries = 200)
    void everyPointOfTheCube_decodesToAPointOfTheSpace(
            @ForAll("reals") Real real,
            @ForAll("integerParameters") Parameter integer,
            @ForAll double u,
            @ForAll double v) {
        SearchSpace space = SearchSpace.of(new Choice("c", List.of("x", "y")), renamed(real));
        Map<String, Object> point = space.decode(new double[] {u, v});
        assertEquals(point, space.canonical(point));
        SearchSpace integers = SearchSpace.of(integer);
        Map<String, Object> other = integers.decode(new double[] {v});
        assertEquals(other, integers.decode(integers.encode(other)));
    }

    @Property(seed = "105", tries = 200)
    void spaceFiles_comeBackEqual(@ForAll("reals") Real real, @ForAll("integerParameters") Parameter integer) {
        SpaceFile file = new SpaceFile(
                Goal.MAXIMIZE,
                SearchSpace.of(integer, renamed(real), new Choice("c \"quoted\"", List.of("ä", "\n", ""))));
        assertEquals(file, SpaceFile.parse(file.toJson().toString()));
    }

    private static Real renamed(Real real) {
        return new Real("real", real.low(), real.high(), real.scale());
    }

    @Provide
    Arbitrary<Parameter> integerParameters() {
        Arbitrary<Long> highs = Arbitraries.longs().between(1, IntegerRange.MAX_SIZE);
        Arbitrary<Parameter> limits = highs.map(high -> new Limit("p", high));
        Arbitrary<Parameter> logs = Combinators.combine(highs, highs)
                .as((a, b) -> new Int("p", Math.min(a, b), Math.max(a, b), ParameterScale.LOG));
        Arbitrary<Long> any = Arbitraries.longs().between(-IntegerRange.MAX_SIZE, IntegerRange.MAX_SIZE);
        Arbitrary<Parameter> linear = Combinators.combine(any, any)
                .as((a, b) -> new Int("p", Math.min(a, b), Math.max(a, b), ParameterScale.LINEAR));
        return Arbitraries.oneOf(limits, logs, linear);
    }

    @Provide
    Arbitrary<Real> reals() {
        Arbitrary<Real> linear = Combinators.combine(
                        Arbitraries.doubles().between(-1e12, 1e12).ofScale(14),
                        Arbitraries.doubles().between(1e-6, 1e12).ofScale(14))
                .as((low, width) -> new Real("p", low, low + width + Math.ulp(low), ParameterScale.LINEAR));
        Arbitrary<Real> logs = Combinators.combine(
                        Arbitraries.doubles().between(1e-12, 1e12).ofScale(14),
                        Arbitraries.doubles().between(1.01, 1e6).ofScale(14))
                .as((low, factor) -> new Real("p", low, low * factor, ParameterScale.LOG));
        return Arbitraries.oneOf(linear, logs);
    }
}
