package io.sluice.limiter.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What the parts of a limits file refuse at construction. */
class ModelTest {
    private static final Interval CI = new Interval(0.1, 0.2);

    @Test
    void numbers_outOfRange_areNamed() {
        assertRefused("burst is 0: it must be at least 1", () -> new BurstLimits(0, Limits.unlimited()));
        assertRefused("low is NaN: it must be a finite number", () -> new Interval(Double.NaN, 1));
        assertRefused("high is Infinity", () -> new Interval(0, Double.POSITIVE_INFINITY));
        assertRefused("low is 2.0: it must be at most high, which is 1.0", () -> new Interval(2, 1));
        assertRefused("cores is 0", () -> HostInfo.of("k", 0, "v1", "p", "r", "f"));
        assertRefused("trials is -1", () -> TunerInfo.of("v", "s", 1, -1));
        assertRefused("baseline is NaN", () -> evidence(Double.NaN, 1, 0, 1));
        assertRefused("tuned is NaN", () -> evidence(1, Double.NaN, 0, 1));
        assertRefused("gain is -Infinity", () -> evidence(1, 1, Double.NEGATIVE_INFINITY, 1));
        assertRefused("pairs is -1", () -> evidence(1, 1, 0, -1));
        assertRefused("generation is -1", () -> file(-1, 1, List.of()));
        assertRefused("burst is 0", () -> file(0, 0, List.of()));
    }

    @Test
    void table_sameSizeTwice_isRefused() {
        BurstLimits row = new BurstLimits(7, Limits.unlimited());
        assertRefused("table has two rows for burst 7", () -> file(0, 1, List.of(row, row)));
    }

    @Test
    void extra_isCopied_andMayNotHideATypedMember() {
        Map<String, Object> extra = new LinkedHashMap<>(Map.of("cni", "veth"));
        HostInfo host = host(extra);
        extra.put("more", 1);
        assertEquals(Map.of("cni", "veth"), host.extra());
        assertThrows(UnsupportedOperationException.class, () -> host.extra().clear());
        assertRefused("extra has a member kernel", () -> host(Map.of("kernel", "x")));
    }

    private static HostInfo host(Map<String, Object> extra) {
        Optional<String> none = Optional.empty();
        return new HostInfo(none, OptionalInt.empty(), none, none, none, none, extra);
    }

    private static Evidence evidence(double baseline, double tuned, double gain, int pairs) {
        return Evidence.of(baseline, tuned, gain, CI, pairs, Limits.unlimited(), true);
    }

    private static LimitsFile file(long generation, int burst, List<BurstLimits> table) {
        return new LimitsFile(
                OptionalLong.of(generation),
                Optional.empty(),
                OptionalInt.of(burst),
                Optional.empty(),
                Limits.unlimited(),
                table,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static void assertRefused(String message, Executable construction) {
        var thrown = assertThrows(IllegalArgumentException.class, construction);
        assertTrue(thrown.toString().contains(message), thrown.toString());
    }
}
