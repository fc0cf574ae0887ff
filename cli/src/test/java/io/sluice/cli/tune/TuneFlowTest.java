package io.sluice.cli.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.cli.CliRun;
import io.sluice.cli.FakeHost;
import io.sluice.cli.FakeHost.Law;
import io.sluice.cli.LimitsSchema;
import io.sluice.cli.support.CliContext;
import io.sluice.cli.support.HostOpener;
import io.sluice.cli.support.Interruption;
import io.sluice.limiter.file.Evidence;
import io.sluice.limiter.file.LimitsFile;
import io.sluice.limiter.file.LimitsFiles;
import io.sluice.objective.linux.HostUnsupportedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of {@code tune}, on a model of a host. */
class TuneFlowTest {

    @TempDir
    private Path folder;

    private CliRun tune(FakeHost host, String... more) {
        return tune(host, new Interruption(), more);
    }

    private CliRun tune(FakeHost host, Interruption interruption, String... more) {
        return CliRun.of(host.context(interruption), arguments(more));
    }

    private String[] arguments(String... more) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("--burst", "40");
        options.put("--trials", "12");
        options.put("--pairs", "6");
        options.put("--study", folder.resolve("study").toString());
        options.put("--out", out().toString());
        options.keySet().removeAll(List.of(more));
        List<String> arguments = new ArrayList<>(List.of("tune"));
        options.forEach((name, value) -> arguments.addAll(List.of(name, value)));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private Path out() {
        return folder.resolve("limits.json");
    }

    private LimitsFile written() throws IOException {
        assertEquals(List.of(), LimitsSchema.complaints(Files.readString(out())));
        return LimitsFiles.read(out());
    }

    private Evidence evidence() throws IOException {
        return written().evidence().orElseThrow();
    }

    private boolean unlimited() throws IOException {
        return written().stages().asMap().values().stream().allMatch(OptionalInt::isEmpty);
    }

    @Test
    void aGainIsProvenAndExported() throws IOException {
        FakeHost host = new FakeHost(Law.GAINS);
        CliRun run = tune(host);

        assertEquals(0, run.exitCode(), run.err());
        assertEquals(1 + 12 + 2 * 6, host.bursts(), "warm-up, trials, pairs");
        assertFalse(host.isOpen());
        assertTrue(run.out().contains("Proven: balanced is "), run.out());
        assertFalse(unlimited());
        assertEquals(List.of("Net", "Mount"), List.copyOf(written().stages().stages()));
        assertEquals(written().stages(), evidence().tried().orElseThrow());
        assertEquals(true, evidence().significant().orElseThrow());
        assertEquals(6, evidence().pairs().orElseThrow());
        double gain =
                1 - evidence().tuned().orElseThrow() / evidence().baseline().orElseThrow();
        assertEquals(gain, evidence().gain().orElseThrow(), 1e-12);
        assertEquals(written().stages(), written().table().get(0).stages());
        assertEquals("balanced", written().metric().orElseThrow());
        assertEquals(12, written().tuner().orElseThrow().trials().orElseThrow());
    }

    @Test
    void progressIsOneLineATrialAndAPairOnStandardError() {
        CliRun run = tune(new FakeHost(Law.GAINS));

        assertEquals(
                12,
                run.err()
                        .lines()
                        .filter(line -> line.matches("trial \\d+/12: .* left"))
                        .count());
        assertEquals(
                6,
                run.err()
                        .lines()
                        .filter(line -> line.matches("pair \\d/6: .* left"))
                        .count());
        assertTrue(run.err().contains("which does not count"), run.err());
        assertTrue(run.err().contains("\nstage Cgroup left out: no control groups\n"), run.err());
        assertFalse(run.out().contains("trial 1/12"), run.out());
    }

    @Test
    void whereNothingIsProvenNoLimitsAreExportedAndThePickIsEvidence() throws IOException {
        CliRun run = tune(new FakeHost(Law.FLAT));

        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("No gain"), run.out());
        assertTrue(unlimited());
        assertEquals(false, evidence().significant().orElseThrow());
        assertTrue(evidence().tried().isPresent());
    }

    @Test
    void anUnprovenPickIsExportedOnDemandWithAWarning() throws IOException {
        tune(new FakeHost(Law.FLAT));
        CliRun run = tune(new FakeHost(Law.FLAT), "--resume", "--export-unproven");

        assertEquals(0, run.exitCode(), run.err());
        assertEquals(evidence().tried().orElseThrow(), written().stages());
        assertEquals(false, evidence().significant().orElseThrow());
        assertFalse(unlimited(), "the model's seeds make the search pick some limits; " + run.out());
        assertTrue(run.out().contains("WARNING: written to"), run.out());
    }

    @Test
    void whereLimitsOnlyHurtTheAnswerIsNoGain() throws IOException {
        FakeHost host = new FakeHost(Law.HURTS);
        CliRun run = tune(host);

        assertEquals(0, run.exitCode(), run.err());
        assertEquals(1 + 12, host.bursts(), "nothing to prove");
        assertTrue(run.out().contains("No gain: nothing that was tried"), run.out());
        assertTrue(
                run.out()
                        .contains("; the driver's own share of their processor time in the trials was"
                                + " 10.0 % (starting commands 5.0 %, the rest 5.0 %).\n"),
                run.out());
        assertTrue(unlimited());
        assertEquals(0, evidence().gain().orElseThrow());
        assertEquals(0, evidence().pairs().orElseThrow());
        assertEquals(false, evidence().significant().orElseThrow());
    }

    @Test
    void aFinishedStudyReportsItsResultAgainWithoutABurst() throws IOException {
        tune(new FakeHost(Law.GAINS));
        LimitsFile first = written();
        FakeHost host = new FakeHost(Law.GAINS);
        CliRun again = tune(host, "--resume");

        assertEquals(0, again.exitCode(), again.err());
        assertEquals(0, host.bursts());
        assertEquals(first.evidence(), written().evidence());
        assertEquals(first.stages(), written().stages());
        assertEquals(1, first.generation().orElseThrow());
        assertEquals(2, written().generation().orElseThrow());
    }

    @Test
    void aStudyThatIsThereIsNotTouchedWithoutResume() throws IOException {
        tune(new FakeHost(Law.GAINS));
        String before = Files.readString(out());
        FakeHost host = new FakeHost(Law.GAINS);
        CliRun again = tune(host);

        assertEquals(2, again.exitCode());
        assertTrue(again.err().contains("--resume"), again.err());
        assertEquals(0, host.bursts());
        assertFalse(host.isOpen());
        assertEquals(before, Files.readString(out()));
    }

    @Test
    void aStudyOfAnotherMetricIsNotResumed() {
        tune(new FakeHost(Law.GAINS));
        FakeHost host = new FakeHost(Law.GAINS);
        CliRun other = tune(host, "--resume", "--metric", "makespan");

        assertEquals(2, other.exitCode());
        assertTrue(other.err().contains("metric"), other.err());
        assertEquals(0, host.bursts());
    }

    @Test
    void interruptedAmongTrialsItSaysHowToGoOnAndLosesNothing() throws IOException {
        Interruption interruption = new Interruption();
        FakeHost host = new FakeHost(Law.GAINS).beforeBurst(number -> {
            if (number == 8) {
                interruption.request();
            }
        });
        CliRun run = tune(host, interruption);

        assertEquals(130, run.exitCode(), run.err());
        assertFalse(host.isOpen());
        assertTrue(run.err().contains("go on with: sluice tune --burst 40 "), run.err());
        assertTrue(run.err().contains(" --resume"), run.err());
        assertFalse(Files.exists(out()));

        FakeHost next = new FakeHost(Law.GAINS);
        assertEquals(0, tune(next, "--resume").exitCode());
        assertEquals(1 + (12 - 6) + 2 * 6, next.bursts(), "warm-up, the trials from the 7th on, pairs");
        assertEquals(12, written().tuner().orElseThrow().trials().orElseThrow());
    }

    @Test
    void interruptedInTheProofItKeepsThePairs() throws IOException {
        Interruption interruption = new Interruption();
        FakeHost host = new FakeHost(Law.GAINS).beforeBurst(number -> {
            if (number == 1 + 12 + 2 * 4 + 2) {
                interruption.request();
            }
        });
        assertEquals(130, tune(host, interruption).exitCode());

        FakeHost next = new FakeHost(Law.GAINS);
        assertEquals(0, tune(next, "--resume").exitCode());
        assertEquals(1 + 2 * (6 - 4), next.bursts(), "warm-up, no trial, the two pairs that lack");
        assertEquals(6, evidence().pairs().orElseThrow());
    }

    @Test
    void theTimeBoundsEverything() throws IOException {
        FakeHost host = new FakeHost(Law.GAINS);
        double before = host.seconds();
        CliRun run = tune(host, "--trials", "100", "--max-time", "80s");

        assertEquals(0, run.exitCode(), run.err());
        double took = host.seconds() - before;
        assertTrue(took <= 80 + FakeHost.SECONDS_A_BURST, "took " + took);
        assertTrue(took >= 80 - 3 * FakeHost.SECONDS_A_BURST, "took " + took);
        assertTrue(run.err().contains("24 s are kept for the proof (6 pairs)"), run.err());
        assertEquals(6, evidence().pairs().orElseThrow());
    }

    @Test
    void timeThatIsShortLeavesHalfToTheProofAndSaysWhatIsMissing() throws IOException {
        FakeHost host = new FakeHost(Law.GAINS);
        double before = host.seconds();
        CliRun run = tune(host, "--max-time", "30s");

        assertEquals(0, run.exitCode(), run.err());
        assertTrue(host.seconds() - before <= 30 + FakeHost.SECONDS_A_BURST);
        assertEquals(3, evidence().pairs().orElseThrow());
        assertTrue(run.out().contains("The time was up after 3 of 6 pairs"), run.out());
    }

    @Test
    void timeForNoTrialIsAFailureThatSaysSo() {
        CliRun run = tune(new FakeHost(Law.GAINS), "--max-time", "1s");

        assertEquals(4, run.exitCode());
        assertTrue(run.err().contains("--max-time"), run.err());
    }

    @Test
    void aHostThatLacksSomethingGetsEveryReasonAndSomethingThatWorks() {
        HostOpener lacking = (profile, options) -> {
            throw new HostUnsupportedException(List.of("the program 'ip' is not installed", "no namespaces"));
        };
        CliContext real = new FakeHost(Law.FLAT).context(new Interruption());
        CliContext context = new CliContext(lacking, real.clock(), real.nanos(), real.interruption(), false);
        CliRun run = CliRun.of(context, arguments());

        assertEquals(3, run.exitCode());
        assertTrue(run.err().contains("  - the program 'ip' is not installed\n  - no namespaces\n"), run.err());
        assertTrue(run.err().contains("\nsluice tune --simulate paper-ipvtap\n"), run.err());
        assertTrue(run.err().contains("\nsluice tune --command 'sh objective.sh' --space space.json\n"), run.err());
    }

    @Test
    void burstsThatCannotBeRunEndTheSearchSoon() {
        FakeHost host = new FakeHost(Law.GAINS).beforeBurst(number -> {
            if (number > 1) {
                throw FakeHost.broken();
            }
        });
        CliRun run = tune(host);

        assertEquals(4, run.exitCode());
        assertEquals(1 + 3, host.bursts());
        assertTrue(run.err().contains("3 bursts in a row could not be run: the model is broken"), run.err());
        assertFalse(host.isOpen());
    }

    @Test
    void aProofThatFailsKeepsItsPairs() {
        FakeHost host = new FakeHost(Law.GAINS).beforeBurst(number -> {
            if (number > 1 + 12 + 2 * 2) {
                throw FakeHost.broken();
            }
        });
        CliRun run = tune(host);

        assertEquals(4, run.exitCode());
        assertTrue(run.err().contains("the proof failed: pair 3, attempt 3 of 3"), run.err());
        FakeHost next = new FakeHost(Law.GAINS);
        assertEquals(0, tune(next, "--resume").exitCode());
        assertEquals(1 + 2 * (6 - 2), next.bursts());
    }

    @Test
    void failedStartsCountUnlessTheyAreAllowed() {
        CliRun refused = tune(new FakeHost(Law.GAINS).failing(2));
        assertEquals(4, refused.exitCode());
        assertTrue(refused.err().contains("--max-failed"), refused.err());
        assertTrue(refused.err().contains("warning: without limits, 2 of 40 starts failed:\n  start 0 in Net: exit"));

        CliRun allowed = tune(
                new FakeHost(Law.GAINS).failing(2),
                "--max-failed",
                "2",
                "--study",
                folder.resolve("other").toString());
        assertEquals(0, allowed.exitCode(), allowed.err());
    }

    @Test
    void aPlaceThatCannotBeWrittenIsRefusedBeforeAnythingRuns() {
        FakeHost host = new FakeHost(Law.GAINS);
        CliRun run = CliRun.of(
                host.context(new Interruption()),
                "tune",
                "--out",
                folder.resolve("no/such/limits.json").toString());

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("its folder does not exist"), run.err());
        assertEquals(0, host.bursts());
    }

    @Test
    void aLimitsFileThatCannotBeWrittenInTheEndLosesNothing() throws IOException {
        Path place = Files.createDirectory(folder.resolve("place"));
        FakeHost host = new FakeHost(Law.GAINS).beforeBurst(number -> {
            if (number == 20) {
                deleteFolder(place);
            }
        });
        CliRun run = tune(host, "--out", place.resolve("limits.json").toString());

        assertEquals(4, run.exitCode());
        assertTrue(run.err().contains("nothing is lost"), run.err());
        FakeHost next = new FakeHost(Law.GAINS);
        assertEquals(0, tune(next, "--resume").exitCode());
        assertEquals(0, next.bursts());
        assertEquals(6, evidence().pairs().orElseThrow());
    }

    private static void deleteFolder(Path place) {
        try {
            Files.delete(place);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aBurstLargerThanTheNetworkIsRefused() {
        CliRun run = CliRun.of(
                new FakeHost(Law.GAINS).context(new Interruption()),
                "tune",
                "--burst",
                "1001",
                "--study",
                folder.resolve("s").toString());

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("1001") && run.err().contains("addresses for 1000"), run.err());
    }
}
