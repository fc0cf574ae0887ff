package io.sluice.cli.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.cli.CliRun;
import io.sluice.cli.FakeHost;
import io.sluice.cli.FakeHost.Law;
import io.sluice.cli.support.Interruption;
import io.sluice.limiter.Limits;
import io.sluice.limiter.file.LimitsFile;
import io.sluice.limiter.file.LimitsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProveCommandTest {

    @TempDir
    private Path folder;

    private CliRun prove(FakeHost host, String limits, String... more) throws IOException {
        Path file = folder.resolve("limits.json");
        LimitsFiles.write(LimitsFile.of(Limits.parse(limits)), file);
        String[] arguments = new String[more.length + 4];
        arguments[0] = "prove";
        arguments[1] = file.toString();
        arguments[2] = "--pairs";
        arguments[3] = "5";
        System.arraycopy(more, 0, arguments, 4, more.length);
        return CliRun.of(host.context(new Interruption()), arguments);
    }

    @Test
    void goodLimitsAreProven() throws IOException {
        FakeHost host = new FakeHost(Law.GAINS);
        CliRun run = prove(host, "Net=25,Mount=25");

        assertEquals(0, run.exitCode(), run.err());
        assertEquals(1 + 2 * 5, host.bursts());
        assertTrue(run.out().contains("for bursts of 100"), run.out());
        assertTrue(run.out().contains("Proven: balanced is "), run.out());
        assertTrue(
                run.out()
                        .endsWith("\nThe driver's own share of the bursts' processor time was"
                                + " 10.0 % (starting commands 5.0 %, the rest 5.0 %).\n"),
                run.out());
    }

    @Test
    void badLimitsAreCalledWorse() throws IOException {
        CliRun run = prove(new FakeHost(Law.HURTS), "Net=1,Mount=1", "--burst", "40", "--metric", "p95");

        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("Worse: p95 is "), run.out());
        assertTrue(run.out().contains("p95 (decides)"), run.out());
    }

    @Test
    void nothingIsWritten() throws IOException {
        prove(new FakeHost(Law.FLAT), "Net=3,Mount=3");

        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aFileThatLimitsNothingHereIsRefused() throws IOException {
        FakeHost host = new FakeHost(Law.GAINS);
        CliRun run = prove(host, "Elsewhere=3");

        assertEquals(2, run.exitCode());
        assertEquals(0, host.bursts());
        assertTrue(run.err().contains("limits no stage of this host"), run.err());
    }

    @Test
    void aProofThatCannotBeFinishedIsAFailure() throws IOException {
        CliRun run = prove(new FakeHost(Law.GAINS).failing(1), "Net=25");

        assertEquals(4, run.exitCode());
        assertTrue(run.err().contains("the proof failed: pair 1, attempt 3 of 3"), run.err());
    }
}
