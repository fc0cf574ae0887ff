package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {

    @Test
    void parse_readsTheNumbersInOrder() {
        assertEquals(new Message(Message.Kind.STAGE, 3, 17, 4, 1, 127, 0), Message.parse("d 3 17 4 1 127"));
        assertEquals(new Message(Message.Kind.STAGE, 3, 17, 4, 1, 0, 60), Message.parse("d 3 17 4 1 0 60"));
        assertEquals(new Message(Message.Kind.TICK, 0, 0, 0, 0, 0, 0), Message.parse("t 0"));
    }

    @ParameterizedTest
    @EnumSource
    void parse_knowsEveryKind(Message.Kind kind) {
        assertEquals(kind, Message.parse(kind.letter() + " 1").kind());
    }

    @Test
    void letters_areDistinct() {
        assertEquals(
                Message.Kind.values().length,
                Arrays.stream(Message.Kind.values())
                        .map(Message.Kind::letter)
                        .distinct()
                        .count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "z 1", "hello"})
    void parse_anythingElse_isRefused(String line) {
        assertThrows(IllegalArgumentException.class, () -> Message.parse(line));
    }
}
