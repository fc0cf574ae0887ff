package io.sluice.objective.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class StreamSinksTest {

    private static void feed(Sink sink, String text, int chunk) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += chunk) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + chunk));
            sink.accept(part, part.length);
        }
    }

    @Property(tries = 200)
    void theLastLineIsTheLastThatIsNotBlank(
            @ForAll @StringLength(max = 40) @Chars({'a', 'é', ' ', '\t', '\n'}) String text,
            @ForAll @IntRange(min = 1, max = 7) int chunk) {
        LastLine sink = new LastLine();
        feed(sink, text, chunk);
        Optional<String> expected =
                text.lines().filter(line -> !line.isBlank()).map(String::strip).reduce((first, second) -> second);
        assertEquals(expected, sink.get().map(LastLine.Line::text));
    }

    @Test
    void anOverlongLineIsCutAndForgottenWithTheNextOne() {
        LastLine sink = new LastLine();
        feed(sink, "x".repeat(LastLine.MAX_BYTES + 1), 1 << 14);
        assertTrue(sink.get().orElseThrow().cut());
        feed(sink, "\nok\n\n", 2);
        assertEquals(Optional.of(new LastLine.Line("ok", false)), sink.get());
    }

    @Property(tries = 200)
    void theTailIsTheEndOfTheStream(
            @ForAll @IntRange(max = 3 * Tail.MAX_BYTES) int length, @ForAll @IntRange(min = 1, max = 5000) int chunk) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + i % 23));
        }
        Tail tail = new Tail();
        feed(tail, text.toString(), chunk);
        String end = text.substring(Math.max(0, length - Tail.MAX_BYTES));
        assertEquals(length > Tail.MAX_BYTES ? "…" + end : end, tail.text());
    }
}
