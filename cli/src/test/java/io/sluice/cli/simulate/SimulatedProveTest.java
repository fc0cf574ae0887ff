package io.sluice.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.cli.CliRun;
import io.sluice.cli.FakeHost;
import io.sluice.cli.FakeHost.Law;
import io.sluice.cli.support.Interruption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that a simulated tuning wrote, and what each command that reads one says of it. */
class SimulatedProveTest {

    @TempDir
    private Path folder;

    private String model = "";
    private String file = "";
    private String tuned = "";

    @BeforeEach
    void tune() throws IOException {
        model = Simulations.model(folder);
        file = folder.resolve("simulated-limits.json").toString();
        String study = folder.resolve("study").toString();
        CliRun run = Simulations.run(
                "tune", "--simulate", model, "--trials=10", "--pairs=6", "--study", study, "--out", file);
        assertEquals(0, run.exitCode(), run.err());
        tuned = run.err();
    }

    private CliRun prove(String... more) {
        return Simulations.run(List.of("prove", file, "--simulate", model, "--pairs", "6"), more);
    }

    @Test
    void itIsProvenOnItsModelWithFreshBursts() {
        CliRun run = prove();

        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().startsWith("\nSimulated: model small, 2 cores; "), run.out());
        assertTrue(run.out().contains("for bursts of 12"), run.out());
        assertTrue(run.out().contains("Proven: balanced is "), run.out());
        assertFalse(run.err().contains("warning"), run.err());
        List<String> pairs = pairs(run.err());
        assertEquals(6, pairs.stream().distinct().count(), "no two pairs alike: " + pairs);
        assertFalse(pairs(tuned).stream().anyMatch(pairs::contains), "no pair of the tuning again: " + pairs);
    }

    /** What each pair measured, without its number and what follows. */
    private static List<String> pairs(String err) {
        return err.lines()
                .filter(line -> line.matches("pair \\d/6: .*"))
                .map(line -> line.replaceFirst("^pair \\d/6: ", "").replaceFirst(";.*", ""))
                .toList();
    }

    @Test
    void theSameSeedProvesTheSameAndAnotherSomethingElse() {
        assertEquals(prove(), prove("--seed", "1"));
        assertNotEquals(prove().out(), prove("--seed", "2").out());
    }

    @Test
    void validateSaysThatItIsSimulated() {
        CliRun run = Simulations.run("validate", file);

        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("\nsimulated: found on the model small, not on a host\n"), run.out());
    }

    @Test
    void elsewhereThereIsAWarning() {
        String warning = "warning: the limits in " + file + " were found on the model small, not on what runs here";
        var host = new FakeHost(Law.GAINS).context(new Interruption());

        assertTrue(CliRun.of(host, "prove", file, "--pairs", "2").err().contains(warning));
        assertTrue(CliRun.of(host, "burst", "--limits-file", file).err().contains(warning));
        String ipvtap = "paper-ipvtap";
        assertTrue(Simulations.run("burst", "--simulate", ipvtap, "--burst=9", "--limits-file", file)
                .err()
                .contains(warning));
        CliRun same = Simulations.run("burst", "--simulate", model, "--limits-file", file);
        assertEquals(0, same.exitCode());
        assertFalse(same.err().contains("warning"), same.err());
    }
}
