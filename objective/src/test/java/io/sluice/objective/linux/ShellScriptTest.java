package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.profile.Placeholders;
import io.sluice.objective.profile.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ShellScriptTest {

    private static final Placeholders NOTHING = new Placeholders(Map.of());

    /** What a script's end reported, and what its programs wrote. */
    record Run(String report, String output) {}

    static Run run(Path directory, List<Step> steps, Placeholders placeholders)
            throws IOException, InterruptedException {
        return run(directory, ShellScript.of("d 1 2 3", steps, placeholders));
    }

    private static Run run(Path directory, String text) throws IOException, InterruptedException {
        Path script = Files.writeString(directory.resolve("script"), text);
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
    void timeout_killsTheProgram_andWhatItStarted() throws IOException, InterruptedException {
        String sleep = "sleep " + Hosts.longTime(366);
        Step slow =
                new Step.Run(List.of("sh", "-c", sleep + " & wait"), Optional.empty(), false, OptionalDouble.of(0.2));
        assertEquals(
                "d 1 2 3 1 137",
                run(directory, List.of(program("true"), slow), NOTHING).report());
        assertTrue(Hosts.soon(() -> HostSnapshot.running(sleep).isEmpty()));
    }

    @Test
    void timeout_thatIsNotReached_changesNothing() throws IOException, InterruptedException {
        Step cat = new Step.Run(List.of("cat"), Optional.of("text"), false, OptionalDouble.of(300));
        assertEquals(new Run("d 1 2 3 0 0", "text\n"), run(directory, List.of(cat), NOTHING));
        assertEquals("cat (timeout 300.0 s)", ShellScript.describe(cat, NOTHING));
    }

    @Test
    void describe_showsTheCommandWithItsValues() {
        Placeholders values = new Placeholders(Map.of("index", List.of("7")));
        assertEquals("ip link add v7", ShellScript.describe(program("ip", "link", "add", "v${index}"), values));
        assertEquals("write to f7", ShellScript.describe(new Step.Write("f${index}", "x"), values));
        assertEquals("mkdir a b7", ShellScript.describe(new Step.Mkdir(List.of("a", "b${index}")), values));
        assertEquals("rmdir a", ShellScript.describe(new Step.Rmdir(List.of("a")), values));
    }

    private Run measured(List<Step> steps) throws IOException, InterruptedException {
        return run(directory, ShellScript.of("d 1 2 3", steps, NOTHING, true, ""));
    }

    private int micros(List<Step> steps) throws IOException, InterruptedException {
        Message message = Message.parse(measured(steps).report());
        assertEquals(0, message.d());
        return message.e();
    }

    private List<Step> writes(int many) {
        return Collections.nCopies(many, own());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void measured_reportsWhatWritesCostTheShell() throws IOException, InterruptedException {
        int few = micros(writes(1));
        int many = micros(writes(2000));
        // A file is opened, written and closed for each: three entries into the kernel.
        assertTrue(many > 1000 && many > 20 * few, few + " us for one, " + many + " us for 2000");
        assertEquals("x", Files.readString(directory.resolve("file")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void measured_countsBuiltinsButNotPrograms() throws IOException, InterruptedException {
        String work = "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done";
        int program = micros(List.of(own(), program("sh", "-c", work), own()));
        int builtins = micros(Collections.nCopies(2000, program("true")));
        assertTrue(builtins > 2 * program && builtins > 1000, program + " us, builtins " + builtins + " us");
    }

    @Test
    void measured_failure_isReportedAsEver() throws IOException, InterruptedException {
        List<Step> steps = List.of(program("true"), new Step.Write("/dev/full", "x"), program("echo", "never"));
        Run run = measured(steps);
        assertTrue(run.report().startsWith("d 1 2 3 1 1"), run.report());
        assertFalse(run.output().contains("never"), run.output());
        assertEquals("d 1 2 3 1 7", reported(measured(List.of(own(), program("sh", "-c", "exit 7"), own()))));
    }

    private Step own() {
        return new Step.Write(directory.resolve("file").toString(), "x");
    }

    private static String reported(Run run) {
        return String.join(" ", Arrays.asList(run.report().split(" ", -1)).subList(0, 6));
    }

    @Test
    void measured_withoutStepsOfTheShell_isTheScriptAsEver() {
        List<Step> steps = List.of(
                program("ls"),
                new Step.Mkdir(List.of("a")),
                new Step.Run(List.of("true"), Optional.empty(), true),
                new Step.Run(List.of("true"), Optional.empty(), false, OptionalDouble.of(1)));
        assertEquals(ShellScript.of("d 1 2 3", steps, NOTHING), ShellScript.of("d 1 2 3", steps, NOTHING, true, ""));
    }

    @Test
    void next_isDoneAfterTheReport_whereAllSucceeded() throws IOException, InterruptedException {
        String next = "echo more >&3\n";
        assertEquals(
                "d 1 2 3 0 0\nmore",
                run(directory, ShellScript.of("d 1 2 3", List.of(program("true")), NOTHING, false, next))
                        .report());
        assertEquals(
                "d 1 2 3 0 1",
                run(directory, ShellScript.of("d 1 2 3", List.of(program("false")), NOTHING, false, next))
                        .report());
    }
}
