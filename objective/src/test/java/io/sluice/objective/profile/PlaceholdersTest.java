package io.sluice.objective.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

    private static final Placeholders SOME =
            new Placeholders(Map.of("index", List.of("7"), "cgroup", List.of("/a", "/b"), "tap", List.of()));

    @Test
    void expand_replacesEveryOccurrence() {
        assertEquals(List.of("7-7.x"), SOME.expand("${index}-${index}.x"));
        assertEquals(List.of("$index {index} $"), SOME.expand("$index {index} $"));
    }

    @Test
    void expand_severalValues_givesATextEach() {
        assertEquals(List.of("/a/7", "/b/7"), SOME.expand("${cgroup}/${index}"));
        assertEquals(List.of(), SOME.expand("link ${tap}"));
    }

    @Test
    void expand_pid_staysForTheShell() {
        assertEquals(List.of("/proc/${pid}/7"), SOME.expand("/proc/${pid}/${index}"));
    }

    @Test
    void expandOne_needsOne() {
        assertEquals("7", SOME.expandOne("${index}"));
        var many = assertThrows(IllegalArgumentException.class, () -> SOME.expandOne("${cgroup}"));
        assertEquals("'${cgroup}' stands for 2 texts here: exactly one is needed", many.getMessage());
        assertThrows(IllegalArgumentException.class, () -> SOME.expandOne("${tap}"));
    }

    @Test
    void expandLines_dropsAndMultipliesLines() {
        assertEquals("a 7\nb /a\nb /b\nd", SOME.expandLines("a ${index}\nb ${cgroup}\nc ${tap}\nd"));
    }

    @Test
    void expandLines_withoutPlaceholders_changesNothing() {
        for (String text : List.of("", "\n", "a", "a\n", "a\n\n", "\r\n a \r b", "\u2028x\u0085y\f")) {
            assertEquals(text, SOME.expandLines(text));
        }
    }

    @Property(tries = 200, seed = "20260101")
    void expand_isTheProductOfTheValues(
            @ForAll @IntRange(max = 4) int groups,
            @ForAll @IntRange(max = 4) int taps,
            @ForAll @AlphaChars @StringLength(max = 5) String between) {
        var values = new Placeholders(Map.of("cgroup", numbered("g", groups), "tap", numbered("t", taps)));
        List<String> texts = values.expand("${cgroup}" + between + "${tap}");
        Set<String> product = new HashSet<>();
        for (String group : numbered("g", groups)) {
            numbered("t", taps).forEach(tap -> product.add(group + between + tap));
        }
        assertEquals(groups * taps, texts.size());
        assertEquals(product, new HashSet<>(texts));
    }

    @Property(tries = 200, seed = "20260101")
    void expandLines_hasAsManyLinesAsValues(
            @ForAll @IntRange(max = 5) int groups, @ForAll @IntRange(max = 5) int lines) {
        var values = new Placeholders(Map.of("cgroup", numbered("g", groups)));
        String document = String.join("\n", Collections.nCopies(lines, "x ${cgroup}")) + "\nend";
        assertEquals(
                groups * (long) lines,
                values.expandLines(document)
                        .lines()
                        .filter(l -> l.startsWith("x g"))
                        .count());
    }

    private static List<String> numbered(String name, int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> name + i)
                .toList();
    }
}
