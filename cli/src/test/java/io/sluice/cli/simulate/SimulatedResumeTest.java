package io.sluice.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * A simulated tuning that is killed at any byte of its journal, so after any number of bursts, among trials or pairs, goes
 * on to the very files of one that was never stopped, although the model drifts from burst to burst.
 */
class SimulatedResumeTest {
    private static Path folder = Path.of("");
    private static byte[] limits = {};
    private static byte[] journal = {};

    @BeforeContainer
    static void tuneWithoutAStop() throws IOException {
        folder = Files.createTempDirectory("simulated-resume");
        tune();
        limits = Files.readAllBytes(out());
        journal = Files.readAllBytes(journalFile());
        assertEquals(1 + 2 * 8 + 5, Files.readAllLines(journalFile()).size(), "header, trials asked and told, pairs");
    }

    @AfterContainer
    static void deleteFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(seed = "501", tries = 25)
    void killedAnywhereAndResumed_endsTheSame(@ForAll @DoubleRange(max = 1) @Scale(9) double at) throws IOException {
        killAndResume((int) Math.round(at * journal.length));
    }

    /** After each burst but the last, which has its line in the journal. */
    @Property(seed = "502", tries = 1)
    void killedAfterEveryBurst_endsTheSame() throws IOException {
        for (int end = 0; end < journal.length; end++) {
            if (journal[end] == '\n') {
                killAndResume(end + 1);
            }
        }
    }

    private static void killAndResume(int bytes) throws IOException {
        Files.deleteIfExists(out());
        Files.write(journalFile(), Arrays.copyOf(journal, bytes));
        tune("--resume");
        assertArrayEquals(journal, Files.readAllBytes(journalFile()));
        assertArrayEquals(limits, Files.readAllBytes(out()));
    }

    private static void tune(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of("tune", "--simulate", Simulations.model(folder)));
        command.addAll(List.of("--trials", "8", "--pairs", "5", "--metric", "mean"));
        command.addAll(List.of("--study", folder.resolve("study").toString(), "--out", out().toString()));
        CliRun run = Simulations.run(command, more);
        assertEquals(0, run.exitCode(), run.err());
    }

    private static Path out() {
        return folder.resolve("simulated-limits.json");
    }

    private static Path journalFile() {
        return folder.resolve("study").resolve("journal.jsonl");
    }
}
