package io.sluice.limiter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    @Test
    void parse_threeStages_keepsOrderAndLimits() {
        Limits limits = Limits.parse(" NetNS=12, AddCNI = 3 ,StartVM=unlimited");
        assertEquals(List.of("NetNS", "AddCNI", "StartVM"), List.copyOf(limits.stages()));
        assertEquals(OptionalInt.of(12), limits.limit("NetNS"));
        assertEquals(OptionalInt.of(3), limits.limit("AddCNI"));
        assertEquals(OptionalInt.empty(), limits.limit("StartVM"));
        assertEquals(OptionalInt.empty(), limits.limit("Cgroup"));
        assertEquals("NetNS=12,AddCNI=3,StartVM=unlimited", limits.toString());
    }

    @Test
    void unlimited_namesNoStage_andReadsBack() {
        assertEquals("unlimited", Limits.unlimited().toString());
        assertEquals(Limits.unlimited(), Limits.parse("unlimited"));
        assertTrue(Limits.unlimited().stages().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "A=", "A=x", "A=1.5", "A=1,", ",A=1", "A=1;B=2", "A=2147483648", "A=Unlimited"})
    void parse_malformed_saysWhatIsAllowed(String text) {
        var thrown = assertThrows(IllegalArgumentException.class, () -> Limits.parse(text));
        assertTrue(thrown.toString().contains("NAME=N"), thrown.toString());
        assertTrue(thrown.toString().contains("\"" + text + "\""), thrown.toString());
    }

    @ParameterizedTest
    @CsvSource({"'A=0', limit of stage A is 0", "'A=-1', limit of stage A is -1", "'A=1,A=2', stage A is named twice"})
    void parse_forbiddenValue_namesStageAndValue(String text, String expected) {
        var thrown = assertThrows(IllegalArgumentException.class, () -> Limits.parse(text));
        assertTrue(thrown.toString().contains(expected), thrown.toString());
    }

    @Test
    void parse_badName_isRefused() {
        var thrown = assertThrows(IllegalArgumentException.class, () -> Limits.parse("1A=3"));
        assertTrue(thrown.toString().contains("\"1A\""), thrown.toString());
    }

    @Test
    void of_copiesItsArgument() {
        Map<String, Integer> source = new LinkedHashMap<>(Map.of("A", 1));
        Limits limits = Limits.of(source);
        source.put("B", 2);
        assertEquals("A=1", limits.toString());
        assertThrows(UnsupportedOperationException.class, () -> limits.asMap().remove("A"));
        assertThrows(IllegalArgumentException.class, () -> Limits.of(Map.of("A", 0)));
    }

    @Test
    void with_setsOneLimit_andLeavesTheOriginal() {
        Limits before = Limits.parse("A=1,B=2");
        assertEquals("A=7,B=2", before.with("A", 7).toString());
        assertEquals("A=1,B=unlimited", before.with("B", OptionalInt.empty()).toString());
        assertEquals("A=1,B=2,C=3", before.with("C", 3).toString());
        assertEquals("A=1,B=2", before.toString());
        assertThrows(IllegalArgumentException.class, () -> before.with("A", 0));
    }

    @Test
    void match_differentStages_reportsBothSides() {
        Limits.Match match = Limits.parse("A=1,X=9").match(List.of("B", "A"));
        assertEquals("B=unlimited,A=1", match.limits().toString());
        assertEquals(List.of("X"), match.unknown());
        assertEquals(List.of("B"), match.missing());
    }

    @Property(seed = "1")
    void parse_readsBackWhatToStringWrites(@ForAll("limits") Limits limits) {
        Limits back = Limits.parse(limits.toString());
        assertEquals(limits, back);
        assertEquals(limits.hashCode(), back.hashCode());
        assertEquals(limits.toString(), back.toString());
    }

    @Provide
    Arbitrary<Limits> limits() {
        return AnyLimits.upToSixStages();
    }
}
