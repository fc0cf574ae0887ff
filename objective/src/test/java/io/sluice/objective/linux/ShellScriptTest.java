package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellScriptTest {

    private static final Placeholders NOTHING = new Placeholders(Map.of());

    /** What a script's end reported, and what its programs wrote. */
    record Run(String report, String output) {}

    static Run run(Path directory, List<Step> steps, Placeholders placeholders)
            throws IOException, InterruptedException {
        Path script = Files.writeString(directory.resolve("script"), ShellScript.of("d 1 2 3", steps, placeholders));
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "exec 3>\"$1\"; exec 2>&1; . \"$2\"",
                        "sh",
                        directory.resolve("report").toString(),
                        script.toString())
                .redirectOutput(output.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new Run(Files.readString(directory.resolve("report")).strip(), Files.readString(output));
    }

    static Step program(String... arguments) {
        return new Step.Run(List.of(arguments), Optional.empty(), false);
    }

    /** Arbitrary texts, survived by a real shell in every place where a profile can hold one. */
    static final class Properties {

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
                    .filter(text ->
                            text.equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
            return Arbitraries.frequencyOf(
                            net.jqwik.api.Tuple.of(3, nasty.list().ofMaxSize(8).map(parts -> String.join("", parts))),
                            net.jqwik.api.Tuple.of(1, any))
                    .filter(text -> Placeholders.namesIn(text).isEmpty()
                            || Placeholders.namesIn(text).equals(java.util.Set.of("HOME")))
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
            Run run = run(directory, List.of(program(command.toArray(String[]::new))), NOTHING);
            assertEquals(new Run("d 1 2 3 0 0", ""), run);
            assertEquals(String.join("\0", texts) + "\0", Files.readString(arguments));
        }

        @Property(tries = 60, seed = "20260102")
        void stdin_arrivesUnchanged_withANewlineAtItsEnd(@ForAll("texts") List<String> texts)
                throws IOException, InterruptedException {
            String text = String.join("", texts);
            Step cat = new Step.Run(List.of("cat"), Optional.of(text), false);
            Run run = run(directory, List.of(cat), NOTHING);
            assertEquals("d 1 2 3 0 0", run.report());
            String expected = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
            assertArrayEquals(
                    expected.getBytes(StandardCharsets.UTF_8), Files.readAllBytes(directory.resolve("output")));
        }

        @Property(tries = 60, seed = "20260103")
        void writtenFile_holdsTheText(@ForAll("texts") List<String> texts) throws IOException, InterruptedException {
            List<Step> steps = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                steps.add(new Step.Write(directory.resolve("it's " + i).toString(), texts.get(i)));
            }
            assertEquals(new Run("d 1 2 3 " + (texts.size() - 1) + " 0", ""), run(directory, steps, NOTHING));
            for (int i = 0; i < texts.size(); i++) {
                assertEquals(texts.get(i), Files.readString(directory.resolve("it's " + i)));
            }
        }
    }

    @TempDir
    Path directory;

    @Test
    void firstFailure_stops_andIsReportedWithItsCode() throws IOException, InterruptedException {
        List<Step> steps =
                List.of(program("echo", "one"), program("sh", "-c", "echo bad >&2; exit 7"), program("echo", "three"));
        assertEquals(new Run("d 1 2 3 1 7", "one\nbad\n"), run(directory, steps, NOTHING));
    }

    @Test
    void missingProgram_isExitCode127() throws IOException, InterruptedException {
        Run run = run(directory, List.of(program("no-such-program")), NOTHING);
        assertEquals("d 1 2 3 0 127", run.report());
        assertTrue(run.output().contains("no-such-program"), run.output());
    }

    @Test
    void killedProgram_isReported() throws IOException, InterruptedException {
        assertEquals(
                "d 1 2 3 0 137",
                run(directory, List.of(program("sh", "-c", "kill -9 $$")), NOTHING)
                        .report());
    }

    @Test
    void writeThatFails_isReported() throws IOException, InterruptedException {
        List<Step> full = List.of(new Step.Write("/dev/full", "x"), program("true"));
        assertEquals("d 1 2 3 0 1", run(directory, full, NOTHING).report());
        List<Step> nowhere = List.of(program("true"), new Step.Write("/no/such/file", "x"));
        assertTrue(run(directory, nowhere, NOTHING).report().startsWith("d 1 2 3 1 "));
    }

    @Test
    void noSteps_succeed() throws IOException, InterruptedException {
        assertEquals(new Run("d 1 2 3 0 0", ""), run(directory, List.of(), NOTHING));
    }

    @Test
    void program_readsNothing_unlessItIsGivenSomething() throws IOException, InterruptedException {
        assertEquals(
                new Run("d 1 2 3 1 0", "next\n"),
                run(directory, List.of(program("cat"), program("echo", "next")), NOTHING));
    }

    @Test
    void program_cannotWriteToTheReports() throws IOException, InterruptedException {
        Run run = run(directory, List.of(program("sh", "-c", "echo d 1 2 3 4 0 >&3 || exit 5")), NOTHING);
        assertTrue(run.report().matches("d 1 2 3 0 [1-9]\\d*"), run.report());
    }

    @Test
    void mkdirAndRmdir_takeManyPaths() throws IOException, InterruptedException {
        Placeholders values =
                new Placeholders(Map.of("cgroup", List.of(directory + "/a", directory + "/b"), "tap", List.of()));
        Step mkdir = new Step.Mkdir(List.of("${cgroup}", "${cgroup}/-x", "${tap}/never"));
        assertEquals("d 1 2 3 0 0", run(directory, List.of(mkdir), values).report());
        assertTrue(Files.isDirectory(directory.resolve("b/-x")));
        Step rmdir = new Step.Rmdir(List.of("${cgroup}/-x", "${cgroup}"));
        assertEquals("d 1 2 3 0 0", run(directory, List.of(rmdir), values).report());
        assertTrue(Files.notExists(directory.resolve("a")));
    }

    @Test
    void pid_isThatOfTheBackgroundProgram() throws IOException, InterruptedException {
        Path file = directory.resolve("pid");
        List<Step> steps = List.of(
                new Step.Run(List.of("sh", "-c", "read x; echo $$ $x >&2"), Optional.of("it's me"), true),
                new Step.Write(file.toString(), "<${pid}>"),
                program(
                        "sh",
                        "-c",
                        "while kill -0 $1 2>/dev/null && [ ! -s $2 ]; do :; done",
                        "sh",
                        "${pid}",
                        directory.resolve("output").toString()));
        Run run = run(directory, steps, NOTHING);
        assertEquals("d 1 2 3 2 0", run.report());
        assertEquals("<" + run.output().split(" ", 2)[0] + ">", Files.readString(file));
        assertEquals("it's me", run.output().split(" ", 2)[1].strip());
    }

    @Test
    void longStdin_arrivesWhole() throws IOException, InterruptedException {
        String text = "0123456789 abcdef\n".repeat(20_000);
        Run run = run(directory, List.of(new Step.Run(List.of("cat"), Optional.of(text), false)), NOTHING);
        assertEquals(new Run("d 1 2 3 0 0", text), run);
    }

    @Test
    void describe_showsTheCommandWithItsValues() {
        Placeholders values = new Placeholders(Map.of("index", List.of("7")));
        assertEquals("ip link add v7", ShellScript.describe(program("ip", "link", "add", "v${index}"), values));
        assertEquals("write to f7", ShellScript.describe(new Step.Write("f${index}", "x"), values));
        assertEquals("mkdir a b7", ShellScript.describe(new Step.Mkdir(List.of("a", "b${index}")), values));
        assertEquals("rmdir a", ShellScript.describe(new Step.Rmdir(List.of("a")), values));
    }
}
