package io.sluice.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.cli.CliRun;
import io.sluice.cli.LimitsSchema;
import io.sluice.limiter.Limits;
import io.sluice.limiter.file.LimitsFile;
import io.sluice.limiter.file.LimitsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SimulatedTuneTest {

    @TempDir
    private Path folder;

    private Path out = Path.of("");
    private List<String> command = List.of();

    @BeforeEach
    void commandLine() throws IOException {
        out = folder.resolve("simulated-limits.json");
        command = command("study", Simulations.model(folder));
    }

    private List<String> command(String study, String model) {
        return List.of(
                "tune",
                "--simulate",
                model,
                "--trials",
                "10",
                "--pairs",
                "6",
                "--study",
                folder.resolve(study).toString(),
                "--out",
                out.toString());
    }

    private LimitsFile written() throws IOException {
        assertEquals(List.of(), LimitsSchema.complaints(Files.readString(out)));
        return LimitsFiles.read(out);
    }

    @Test
    void itSearchesProvesAndExportsWhatNobodyTakesForAHosts() throws IOException {
        CliRun run = Simulations.run(command);

        assertEquals(0, run.exitCode(), run.err());
        LimitsFile file = written();
        assertEquals("simulated:small", file.host().orElseThrow().profile().orElseThrow());
        assertEquals("simulated", file.host().orElseThrow().runtime().orElseThrow());
        assertEquals(12, file.burst().orElseThrow());
        assertEquals(List.of("Net", "Mount"), List.copyOf(file.stages().stages()));
        assertEquals(6, file.evidence().orElseThrow().pairs().orElseThrow());
        assertEquals(true, file.evidence().orElseThrow().significant().orElseThrow());
        assertEquals(10, file.tuner().orElseThrow().trials().orElseThrow());
    }

    @Test
    void theSummarySaysThatItsSecondsAreSimulated() {
        CliRun run = Simulations.run(command);

        assertTrue(
                run.out().startsWith("\nSimulated: model small, 2 cores; times of bursts are simulated seconds\n"),
                run.out());
        assertTrue(
                run.out()
                        .matches(
                                "(?s).*\nThis run: 22 bursts, simulated in \\d+ s; on such a host they would have taken \\d+ s\\.\n.*"),
                run.out());
        assertTrue(run.out().endsWith("for no host: its host.profile is simulated:small.\n"), run.out());
        assertFalse(run.out().contains("driver"), run.out());
        assertTrue(run.err().contains("setting up: simulated model small, bursts of 12 ...\n"), run.err());
        assertTrue(run.err().contains("times of bursts are simulated seconds\n"), run.err());
        assertFalse(run.err().contains("warming up"), run.err());
        assertEquals(
                10,
                run.err()
                        .lines()
                        .filter(line -> line.matches("trial \\d+/10: .*"))
                        .count());
        assertEquals(
                6,
                run.err().lines().filter(line -> line.matches("pair \\d/6: .*")).count());
    }

    @Test
    void theSameSeedIsTheSameFileApartFromWhenItWasWritten() throws IOException {
        String[] arguments = command.toArray(String[]::new);
        assertEquals(
                0,
                Simulations.run(Instant.parse("2026-01-01T00:00:00Z"), arguments)
                        .exitCode());
        ObjectNode first = timeless();
        startAnew();
        assertEquals(
                0,
                Simulations.run(Instant.parse("2027-02-02T02:02:02Z"), arguments)
                        .exitCode());

        assertEquals(first, timeless());
    }

    /** Without the time and the checksum, which is over the time as well. */
    private ObjectNode timeless() throws IOException {
        ObjectNode tree = (ObjectNode) JsonMapper.builder().build().readTree(Files.readString(out));
        assertTrue(tree.has("created") && tree.has("sha256"), tree.toString());
        return tree.without(List.of("created", "sha256"));
    }

    private void startAnew() throws IOException {
        Files.delete(out);
        Files.delete(folder.resolve("study/journal.jsonl"));
    }

    @Test
    void anotherSeedIsAnotherProof() throws IOException {
        Simulations.run(command);
        LimitsFile first = written();
        startAnew();
        Simulations.run(command, "--seed", "2");

        assertNotEquals(
                first.evidence().orElseThrow().baseline(),
                written().evidence().orElseThrow().baseline());
    }

    @Test
    void aBuiltInModelIsTunedAtItsOwnSize() throws IOException {
        List<String> ipvtap = command("other", "paper-ipvtap");
        CliRun run = Simulations.run(ipvtap, "--export-unproven");

        assertEquals(0, run.exitCode(), run.err());
        assertEquals(400, written().burst().orElseThrow());
        assertEquals(64, written().host().orElseThrow().cores().orElseThrow());
        assertTrue(run.out().contains("Pick for bursts of 400"), run.out());
    }

    @Test
    void aStudyOfAnotherModelIsNotResumed() throws IOException {
        Simulations.run(command);
        String before = Files.readString(out);
        String changed = Simulations.MODEL.replace("cpu: 30ms", "cpu: 31ms");
        Files.writeString(folder.resolve("small.yaml"), changed);
        CliRun run = Simulations.run(command, "--resume");

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("host was sha256:"), run.err());
        assertEquals(before, Files.readString(out));
    }

    @Test
    void limitsOfAHostAreNotReplaced() throws IOException {
        LimitsFiles.write(LimitsFile.of(Limits.parse("Net=3")), out);
        CliRun run = Simulations.run(command);

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("that file holds limits of a host"), run.err());
        assertFalse(Files.exists(folder.resolve("study")));

        Files.delete(out);
        assertEquals(0, Simulations.run(command).exitCode());
        assertEquals(0, Simulations.run(command, "--resume").exitCode());
        assertEquals(2, written().generation().orElseThrow());
    }

    @Test
    void timeIsThatOfTheClockOnTheWall() throws IOException {
        CliRun run = Simulations.run(command, "--max-time", "1h");

        assertEquals(0, run.exitCode(), run.err());
        assertEquals(10, written().tuner().orElseThrow().trials().orElseThrow());
    }

    @Test
    void theHelpSaysWhereItsFilesGo() {
        String help = Simulations.run("tune", "--help").out().replaceAll("\\s+", " ");

        assertTrue(help.contains("sluice-study; simulated-study with --simulate"), help);
        assertTrue(help.contains("limits.json; simulated-limits.json with --simulate"), help);
        assertTrue(help.contains("with --simulate the model's"), help);
    }
}
