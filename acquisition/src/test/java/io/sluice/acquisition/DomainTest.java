package io.sluice.acquisition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainTest {
    private static final Axis.Ordered LEVELS = new Axis.Ordered(new double[] {0, 0.25, 1});
    private static final Domain MIXED = new Domain(List.of(LEVELS, new Axis.Continuous(), new Axis.Categorical(3)));

    @Test
    void snaps_each_coordinate_to_the_nearest_allowed_value() {
        assertArrayEquals(new double[] {0.25, 1, 2}, MIXED.snap(new double[] {0.6, 1.5, 7}));
        assertArrayEquals(new double[] {1, 0, 0}, MIXED.snap(new double[] {0.63, -3, -0.2}));
        assertArrayEquals(new double[] {0, 0.125, 1}, MIXED.snap(new double[] {0.125, 0.125, 1.2}));
    }

    @Test
    void contains_exactly_the_allowed_values() {
        assertTrue(MIXED.contains(new double[] {0.25, 0.3, 1}));
        assertFalse(MIXED.contains(new double[] {0.26, 0.3, 1}));
        assertFalse(MIXED.contains(new double[] {0.25, 1.3, 1}));
        assertFalse(MIXED.contains(new double[] {0.25, 0.3, 3}));
        assertFalse(MIXED.contains(new double[] {0.25, 0.3, 0.5}));
        assertFalse(MIXED.contains(new double[] {0.25, 0.3}));
        assertFalse(MIXED.contains(new double[] {Double.NaN, Double.NaN, Double.NaN}));
    }

    @Test
    void counts_its_points() {
        assertEquals(9, new Domain(List.of(LEVELS, new Axis.Categorical(3))).cardinality());
        assertEquals(Double.POSITIVE_INFINITY, MIXED.cardinality());
        assertEquals(1, new Domain(List.of(new Axis.Categorical(1))).cardinality());
    }

    @Test
    void levels_are_copied_on_the_way_in_and_out() {
        double[] levels = {0, 1};
        Axis.Ordered axis = new Axis.Ordered(levels);
        levels[0] = 0.5;
        axis.levels()[1] = 0.5;

        assertArrayEquals(new double[] {0, 1}, axis.levels());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.5,0.5", "0.5,0.4", "-0.1,0.4", "0.1,1.1", "NaN"})
    void bad_levels_are_refused(String text) {
        double[] levels = text.isEmpty()
                ? new double[0]
                : Arrays.stream(text.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();

        assertThrows(IllegalArgumentException.class, () -> new Axis.Ordered(levels));
    }

    @Test
    void empty_domains_and_wrong_points_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Domain(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Axis.Categorical(0));
        assertThrows(IllegalArgumentException.class, () -> MIXED.snap(new double[2]));
        assertThrows(IllegalArgumentException.class, () -> MIXED.snap(new double[] {Double.NaN, 0, 0}));
    }

    @Property(tries = 200, seed = "3101")
    void snapping_lands_in_the_domain_and_stays(@ForAll long seed) {
        double[] x = new SplittableRandom(seed).doubles(3, -1, 4).toArray();
        double[] snapped = MIXED.snap(x);

        assertTrue(MIXED.contains(snapped));
        assertArrayEquals(snapped, MIXED.snap(snapped));
    }
}
