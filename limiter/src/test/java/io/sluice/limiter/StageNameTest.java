package io.sluice.limiter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"A", "z", "NetNS", "add-cni.v2_x", "A0"})
    void require_validName_returnsIt(String name) {
        assertEquals(name, StageName.require(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0A", "-A", ".A", "_A", "A B", "A=1", "A,B", "Ä", "A\n", "A/B"})
    void require_invalidName_namesItAndTheRule(String name) {
        var thrown = assertThrows(IllegalArgumentException.class, () -> StageName.require(name));
        assertTrue(thrown.toString().contains("\"" + name + "\""), thrown.toString());
        assertTrue(thrown.toString().contains(StageName.PATTERN), thrown.toString());
    }

    @Test
    void isValid_lengthIsBounded_at64() {
        assertTrue(StageName.isValid("a".repeat(64)));
        assertFalse(StageName.isValid("a".repeat(65)));
    }
}
