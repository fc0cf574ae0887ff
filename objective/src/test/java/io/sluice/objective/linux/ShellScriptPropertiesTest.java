package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.objective.linux.ShellScriptTest.Run;
import io.sluice.objective.profile.Placeholders;
import io.sluice.objective.profile.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Arbitrary texts, survived by a real shell in every place where a profile can hold one. */
class ShellScriptPropertiesTest {

    private static final Placeholders NOTHING = new Placeholders(Map.of());

    private static Path directory = Path.of("");

    @BeforeContainer
    static void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("shell-script");
    }

    @AfterContainer
    static void removeDirectory() throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> nasty = Arbitraries.of(
                "'",
                "\"",
                "`",
                "$",
                "$(id)",
                "${HOME}",
                "\\",
                "\n",
                "\r",
                "\t",
                " ",
                "*",
                "~",
                "!",
                "&",
                ";",
                "|",
                "<",
                ">",
                "#",
                "-n",
                "%s",
                "__sluice_end_of_input__",
                "\u0101",
                "\u20ac",
                "\ud83d\ude00",
                "\u0001",
                "\u0081",
                "\u0088",
                "\u007f");
        Arbitrary<String> any = Arbitraries.strings()
                .all()
                .excludeChars('\0')
                .ofMaxLength(20)
                .filter(text -> text.equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
        return Arbitraries.frequencyOf(
                        Tuple.of(3, nasty.list().ofMaxSize(8).map(parts -> String.join("", parts))), Tuple.of(1, any))
                .filter(text -> Placeholders.namesIn(text).isEmpty()
                        || Placeholders.namesIn(text).equals(Set.of("HOME")))
                .map(text -> text.replace("${HOME}", "$HOME"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Property(tries = 60, seed = "20260101")
    void argument_arrivesUnchanged(@ForAll("texts") List<String> texts) throws IOException, InterruptedException {
        Path arguments = directory.resolve("arguments");
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", "-c", "f=$1; shift; printf '%s\\0' \"$@\" >\"$f\"", "sh", arguments.toString()));
        command.addAll(texts);
        Run run = ShellScriptTest.run(
                directory, List.of(ShellScriptTest.program(command.toArray(String[]::new))), NOTHING);
        assertEquals(new Run("d 1 2 3 0 0", ""), run);
        assertEquals(String.join("\0", texts) + "\0", Files.readString(arguments));
    }

    @Property(tries = 60, seed = "20260102")
    void stdin_arrivesUnchanged_withANewlineAtItsEnd(@ForAll("texts") List<String> texts)
            throws IOException, InterruptedException {
        String text = String.join("", texts);
        Step cat = new Step.Run(List.of("cat"), Optional.of(text), false);
        Run run = ShellScriptTest.run(directory, List.of(cat), NOTHING);
        assertEquals("d 1 2 3 0 0", run.report());
        String expected = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        assertArrayEquals(expected.getBytes(StandardCharsets.UTF_8), Files.readAllBytes(directory.resolve("output")));
    }

    @Property(tries = 60, seed = "20260103")
    void writtenFile_holdsTheText(@ForAll("texts") List<String> texts) throws IOException, InterruptedException {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            steps.add(new Step.Write(directory.resolve("it's " + i).toString(), texts.get(i)));
        }
        assertEquals(
                new Run("d 1 2 3 " + (texts.size() - 1) + " 0", ""), ShellScriptTest.run(directory, steps, NOTHING));
        for (int i = 0; i < texts.size(); i++) {
            assertEquals(texts.get(i), Files.readString(directory.resolve("it's " + i)));
        }
    }
}
