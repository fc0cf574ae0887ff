package io.sluice.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.cli.support.CommandFailure;
import io.sluice.cli.support.ExitCode;
import io.sluice.tuner.space.InvalidSpaceException;
import io.sluice.tuner.study.StudyExistsException;
import io.sluice.tuner.study.StudyMismatchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(600)
class CommandTuneTest {
    /** Without noise: (A - 4)^2 + k + 10, so 11 at A = 4, k = 1, and 159 at no limits. */
    private static final String BOWL = "echo \"{\\\"value\\\":$(( (A - 4) * (A - 4) + k + 10 ))}\"";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theResultIsWrittenWithItsEvidence() throws Exception {
        Tuning tuning = new Tuning(folder, BOWL);
        assertEquals(ExitCode.DONE, tuning.run(12, false));
        JsonNode best = tuning.best();
        assertEquals(List.of("params", "mean", "sd", "evidence"), List.copyOf(best.propertyNames()));
        assertTrue(best.get("params").get("A").isIntegralNumber());
        JsonNode evidence = best.get("evidence");
        assertEquals(12, evidence.get("trials").intValue());
        assertEquals(
                12, evidence.get("values").intValue() + evidence.get("censored").intValue());
        assertEquals(0, evidence.get("failed").intValue());
        assertEquals(5, evidence.get("pairs").intValue());
        assertEquals("{\"A\":16,\"k\":5}", evidence.get("baselineParams").toString());
        assertEquals(159, evidence.get("baseline").doubleValue(), 1e-9);
        int a = best.get("params").get("A").intValue();
        int k = best.get("params").get("k").intValue();
        int value = (a - 4) * (a - 4) + k + 10;
        assertEquals(value, evidence.get("tuned").doubleValue(), 1e-9);
        assertEquals(1 - value / 159.0, evidence.get("gain").doubleValue(), 1e-9);
        assertTrue(evidence.get("significant").booleanValue());
        assertEquals(12 + 10, tuning.runs());
        assertEquals(
                "rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("best.json"))));
        assertTrue(tuning.err.toString().contains("trial 12/12  A="), tuning.err.toString());
        assertTrue(tuning.err.toString().contains("pair 5/5"), tuning.err.toString());
        assertTrue(tuning.out.toString().contains("best point:  A=" + a + " k=" + k), tuning.out.toString());
        assertFalse(tuning.out.toString().contains("no gain"), tuning.out.toString());
    }

    @Test
    void aFinishedStudyReportsItsResultAgainWithoutRunningAnything() throws Exception {
        Tuning tuning = new Tuning(folder, BOWL);
        tuning.run(5, false);
        String result = Files.readString(folder.resolve("best.json"));
        long runs = tuning.runs();
        Files.delete(folder.resolve("best.json"));
        assertEquals(ExitCode.DONE, tuning.run(5, true));
        assertEquals(result, Files.readString(folder.resolve("best.json")));
        assertEquals(runs, tuning.runs());
    }

    @Test
    void failedAndCensoredTrialsAreCountedAndSaid() throws Exception {
        Tuning tuning = new Tuning(
                folder,
                "case $trial in 2) echo 'no luck' >&2; exit 9;; 3) echo '{\"lowerBound\":500}'; exit;; esac; " + BOWL);
        tuning.run(5, false);
        JsonNode evidence = tuning.best().get("evidence");
        assertEquals(1, evidence.get("failed").intValue());
        assertEquals(1, evidence.get("censored").intValue());
        assertEquals(3, evidence.get("values").intValue());
        assertTrue(
                tuning.err.toString().contains("exit code is 9; its standard error ends with: no luck"),
                tuning.err.toString());
        assertTrue(tuning.err.toString().contains("stopped, above 500.0"), tuning.err.toString());
    }

    @Test
    void whereEveryTrialFailsThereIsNoResult() {
        Tuning tuning = new Tuning(folder, "echo 'not today' >&2; exit 1");
        var e = assertThrows(CommandFailure.class, () -> tuning.run(3, false));
        assertEquals(ExitCode.FAILED, e.exitCode());
        assertFalse(Files.exists(folder.resolve("best.json")));
        assertTrue(tuning.err.toString().contains("not today"));
    }

    @Test
    void aPickThatIsTheFirstTrialHasNoGainAndSaysSo() throws Exception {
        Tuning tuning = new Tuning(folder, "[ $A = 16 ] && [ $k = 5 ] && v=1 || v=2; echo \"{\\\"value\\\":$v}\"");
        tuning.run(5, false);
        JsonNode evidence = tuning.best().get("evidence");
        assertEquals(0, evidence.get("pairs").intValue());
        assertEquals(1, evidence.get("baseline").doubleValue());
        assertFalse(evidence.get("significant").booleanValue());
        assertTrue(tuning.out.toString().contains("the first trial's point is the best"), tuning.out.toString());
    }

    @Test
    void aCommandThatNeverEndsIsKilledWhenTheTimeIsUp() throws Exception {
        boolean second = false;
        // Whether the first trial leaves time for a second one is the machine's affair.
        for (int seconds = 2; !second && seconds < 60; seconds *= 4) {
            second = killedInItsSecondTrial(Files.createDirectory(folder.resolve("in" + seconds)), seconds);
        }
        assertTrue(second, "no time was enough for a first trial");
        var none = new Tuning(Files.createDirectory(folder.resolve("none")), "exec sleep 1000")
                .maxTime(Duration.ofMillis(300));
        assertEquals(
                ExitCode.FAILED,
                assertThrows(CommandFailure.class, () -> none.run(20, false)).exitCode());
    }

    private static boolean killedInItsSecondTrial(Path own, int seconds) throws Exception {
        Tuning tuning = new Tuning(own, "[ $trial = 1 ] && echo '{\"value\":1000}' || exec sleep 1000")
                .maxTime(Duration.ofSeconds(seconds));
        try {
            assertEquals(ExitCode.DONE, tuning.run(20, false));
        } catch (CommandFailure e) {
            assertEquals(ExitCode.FAILED, e.exitCode());
            return false;
        }
        assertEquals(1, tuning.best().get("evidence").get("trials").intValue());
        assertTrue(tuning.runs() <= 2, tuning.runs() + " runs");
        return tuning.runs() == 2;
    }

    @Test
    void anInterruptedStudyGoesOnWhereItStopped() throws Exception {
        Tuning whole = new Tuning(Files.createDirectory(folder.resolve("whole")), BOWL);
        whole.run(6, false);

        Path part = Files.createDirectory(folder.resolve("part"));
        Tuning stopped = new Tuning(part, "[ $trial = 3 ] && exec sleep 1000; " + BOWL);
        assertEquals(ExitCode.INTERRUPTED, interruptedDuring(stopped, 3).exitCode());

        // The eleventh run is the second of pair 2: 3 with the one that was killed, 4 trials, 2 of pair 1, 2 of pair 2.
        Tuning again = new Tuning(part, "[ $(wc -l < runs) = 11 ] && exec sleep 1000; " + BOWL);
        assertEquals(ExitCode.INTERRUPTED, interruptedDuring(again, 11).exitCode());
        assertFalse(Files.exists(part.resolve("best.json")));

        Tuning last = new Tuning(part, BOWL);
        assertEquals(ExitCode.DONE, last.run(6, true));
        assertEquals(
                whole.best().get("params").toString(), last.best().get("params").toString());
        assertEquals(5, last.best().get("evidence").get("pairs").intValue());
        assertTrue(last.err.toString().lines().noneMatch(line -> line.startsWith("trial")), last.err.toString());
        assertTrue(last.err.toString().startsWith("pair 2/5"), last.err.toString());
    }

    private static CommandFailure interruptedDuring(Tuning tuning, int run) throws Exception {
        boolean resume = Files.exists(tuning.folder().resolve("study"));
        FutureTask<CommandFailure> task =
                new FutureTask<>(() -> assertThrows(CommandFailure.class, () -> tuning.run(6, resume)));
        new Thread(task).start();
        while (tuning.runs() < run && !task.isDone()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        tuning.interruption.request();
        return task.get();
    }

    @Test
    void whatCannotBeBegunIsRefusedBeforeAnythingRuns() throws Exception {
        Tuning tuning = new Tuning(folder, BOWL);
        assertEquals(ExitCode.USAGE, refused(tuning, "no-such-program", folder.resolve("best.json")));
        assertEquals(ExitCode.USAGE, refused(tuning, "sh 'open", folder.resolve("best.json")));
        assertEquals(ExitCode.USAGE, refused(tuning, "true", folder.resolve("none/best.json")));
        assertFalse(Files.exists(folder.resolve("study")));

        tuning.run(4, false);
        long runs = tuning.runs();
        assertThrows(StudyExistsException.class, () -> tuning.run(4, false));
        assertThrows(StudyMismatchException.class, () -> tuning.run("true", 4, true, folder.resolve("best.json")));
        assertThrows(StudyMismatchException.class, () -> tuning.seed(2).run(4, true));
        Files.writeString(folder.resolve("space.json"), "{\"parameters\":7}");
        assertThrows(InvalidSpaceException.class, () -> tuning.run(4, true));
        assertEquals(runs, tuning.runs());
    }

    private static int refused(Tuning tuning, String command, Path out) {
        return assertThrows(CommandFailure.class, () -> tuning.run(command, 4, false, out))
                .exitCode();
    }

    @Test
    void aResultThatCannotBeWrittenLosesNothing() throws Exception {
        Tuning tuning = new Tuning(folder, BOWL);
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.createFile(taken.resolve("inside"));
        String command = "sh '" + folder.resolve("objective.sh") + "'";
        assertThrows(IOException.class, () -> tuning.run(command, 4, false, taken));
        long runs = tuning.runs();
        assertEquals(ExitCode.DONE, tuning.run(4, true));
        assertEquals(runs, tuning.runs());
        try (var files = Files.list(folder)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".tmp")));
        }
    }
}
