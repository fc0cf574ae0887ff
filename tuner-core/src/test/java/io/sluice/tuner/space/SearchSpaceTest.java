package io.sluice.tuner.space;

import static io.sluice.tuner.space.Parameters.choice;
import static io.sluice.tuner.space.Parameters.integer;
import static io.sluice.tuner.space.Parameters.limit;
import static io.sluice.tuner.space.Parameters.logInteger;
import static io.sluice.tuner.space.Parameters.logReal;
import static io.sluice.tuner.space.Parameters.real;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SearchSpaceTest {
    private static final SearchSpace SPACE = SearchSpace.of(
            limit("NetNS", 100),
            integer("threads", -2, 2),
            logInteger("batch", 1, 16),
            real("ratio", 0, 4),
            logReal("rate", 0.01, 100),
            choice("runtime", "runc", "qemu", "crun"));

    @Test
    void encode_middleOfEachScale_isOneHalf() {
        Map<String, Object> middle =
                Map.of("NetNS", 10, "threads", 0, "batch", 4L, "ratio", 2.0, "rate", 1, "runtime", "crun");
        assertArrayEquals(new double[] {0.5, 0.5, 0.5, 0.5, 0.5, 2}, SPACE.encode(middle), 1e-15);
    }

    @Test
    void decode_ends_areTheEnds() {
        assertEquals(
                List.of(1L, -2L, 1L, 0.0, 0.01, "runc"),
                List.copyOf(SPACE.decode(new double[6]).values()));
        assertEquals(
                List.of(100L, 2L, 16L, 4.0, 100.0, "crun"),
                List.copyOf(SPACE.decode(new double[] {1, 1, 1, 1, 1, 2}).values()));
    }

    @Test
    void decode_outsideTheCube_isTheNearestEnd() {
        assertEquals(
                List.of(1L, 2L, 1L, 4.0, 0.01, "crun"),
                List.copyOf(SPACE.decode(new double[] {-3, 7, -1e300, 1e300, -0.1, 9})
                        .values()));
    }

    @Test
    void decode_keepsTheOrderOfTheSpace() {
        assertEquals(
                List.of("NetNS", "threads", "batch", "ratio", "rate", "runtime"),
                List.copyOf(SPACE.decode(new double[6]).keySet()));
    }

    @Test
    void baseline_hasNoLimits_andTheRestInTheMiddle() {
        assertEquals(
                List.of(100L, 0L, 4L, 2.0, "runc"),
                SPACE.baseline().entrySet().stream()
                        .filter(entry -> !entry.getKey().equals("rate"))
                        .map(Map.Entry::getValue)
                        .toList());
        assertEquals(Map.of("a", 1L), SearchSpace.of(limit("a", 1)).baseline());
    }

    @Test
    void size_isTheProduct_andSaturates() {
        assertEquals(Optional.empty(), SPACE.size());
        assertEquals(
                Optional.of(100L * 5 * 3),
                SearchSpace.of(limit("a", 100), integer("b", -2, 2), choice("c", "x", "y", "z"))
                        .size());
        long big = 1L << 31;
        assertEquals(
                Optional.of(Long.MAX_VALUE),
                SearchSpace.of(limit("a", big), limit("b", big), limit("c", big))
                        .size());
    }

    @Test
    void singleValue_isAllowedForIntegersAndChoices() {
        SearchSpace space = SearchSpace.of(limit("a", 1), integer("b", 7, 7), choice("c", "only"));
        Map<String, Object> point = Map.of("a", 1L, "b", 7L, "c", "only");
        assertEquals(point, space.decode(space.encode(point)));
        assertEquals(Optional.of(1L), space.size());
    }

    @Test
    void wrongDefinitions_areRefusedWithTheRule() {
        refused("must not be above", () -> integer("a", 2, 1));
        refused("low >= 1", () -> logInteger("a", 0, 10));
        refused("low > 0", () -> logReal("a", 0, 10));
        refused("finite", () -> real("a", 0, Double.NaN));
        refused("finite", () -> real("a", 1, 1));
        refused("finite", () -> real("a", -Double.MAX_VALUE, Double.MAX_VALUE));
        refused("all different", () -> choice("a", "x", "x"));
        refused("at least one", () -> choice("a"));
        refused("not be blank", () -> real(" ", 0, 1));
        refused("named like its stage", () -> limit("a b", 3));
        refused("must not be above", () -> limit("a", 0));
        refused("goes beyond", () -> integer("a", 0, 1L << 40));
        refused("names must be different", () -> SearchSpace.of(limit("a", 3), real("a", 0, 1)));
        refused("at least one", () -> SearchSpace.of());
    }

    @Test
    void wrongPoints_areRefusedWithTheName() {
        SearchSpace space = SearchSpace.of(limit("a", 8), real("r", 0, 1), choice("c", "x"));
        refused("'b'", () -> space.canonical(Map.of("a", 1, "r", 0, "c", "x", "b", 2)));
        refused("'r' has no value", () -> space.canonical(Map.of("a", 1, "c", "x")));
        refused("from 1 to 8", () -> space.canonical(Map.of("a", 9, "r", 0, "c", "x")));
        refused("an integer", () -> space.canonical(Map.of("a", 1.5, "r", 0, "c", "x")));
        refused("from 0.0 to 1.0", () -> space.canonical(Map.of("a", 1, "r", Double.NaN, "c", "x")));
        refused("one of [x]", () -> space.canonical(Map.of("a", 1, "r", 0, "c", "y")));
        refused("2 coordinates for 3", () -> space.decode(new double[2]));
    }

    private static void refused(String part, Executable call) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, call).getMessage());
        assertTrue(message.contains(part), message);
    }
}
