package io.sluice.objective.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @Test
    void blanksSeparateArguments() {
        assertEquals(List.of("a", "b", "c"), CommandLine.split("  a\tb \n c  "));
    }

    @Test
    void quotedAndUnquotedPartsThatTouchAreOneArgument() {
        assertEquals(List.of("ab cd e", "", "f"), CommandLine.split("a'b c'd\" e\" '' f"));
    }

    @Test
    void backslashesMeanWhatTheyMeanInAShell() {
        assertEquals(
                List.of("a b", "\\n", "\"", "\\", "\\x", "'"), CommandLine.split("a\\ b '\\n' \\\" \\\\ \"\\x\" \\'"));
        assertEquals(List.of("p", "a\"b\\c"), CommandLine.split("p \"a\\\"b\\\\c\""));
    }

    @Test
    void nothingIsExpanded() {
        assertEquals(
                List.of("$HOME", "*", "~", "|", "a;b", "&", ">x", "#c", "`d`"),
                CommandLine.split("$HOME * ~ | a;b & >x #c `d`"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a 'b", "a \"b", "a\\", "\"a\\\""})
    void whatHasNoEndIsRefused(String line) {
        var e = assertThrows(IllegalArgumentException.class, () -> CommandLine.split(line));
        assertTrue(String.valueOf(e.getMessage()).contains("has no end"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "''", "'' a"})
    void aLineWithoutAProgramIsRefused(String line) {
        assertThrows(IllegalArgumentException.class, () -> CommandLine.split(line));
    }

    @Property(tries = 300)
    void singleQuotesKeepEveryArgument(@ForAll("arguments") List<String> arguments) {
        String line = arguments.stream()
                .map(argument -> "'" + argument.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" ", "p ", ""));
        List<String> words = CommandLine.split(line);
        assertEquals(arguments, words.subList(1, words.size()));
    }

    @Property(tries = 300)
    void backslashesKeepEveryArgument(@ForAll("arguments") List<String> arguments) {
        String line = arguments.stream()
                .map(argument -> "\"" + argument.replaceAll("[\"\\\\]", "\\\\$0") + "\"")
                .collect(Collectors.joining(" ", "p ", ""));
        List<String> words = CommandLine.split(line);
        assertEquals(arguments, words.subList(1, words.size()));
    }

    @Provide
    Arbitrary<List<String>> arguments() {
        return Arbitraries.strings()
                .withChars("ab '\"\\$*\t\n|é")
                .ofMaxLength(8)
                .list()
                .ofMaxSize(5);
    }
}
