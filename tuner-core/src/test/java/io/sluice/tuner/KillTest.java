package io.sluice.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.StudyLockedException;
import io.sluice.tuner.study.Trial;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study in another process, killed again and again at moments drawn from a seed, goes on as if it had not been. The
 * moments follow its progress and not the clock alone, so that on no machine all kills come too early or too late.
 */
@Timeout(600)
class KillTest {
    private static final int KILLS = 5;
    private static final int MOST_TRIALS_BETWEEN = 2;
    private static final int MOST_MILLISECONDS = 60;

    @Test
    void killedStudy_triesTheSameCandidates_andRecommendsTheSame(@TempDir Path whole, @TempDir Path killed)
            throws Exception {
        RandomGenerator moments = new RandomStreams(3).stream(0, "moments");
        int hits = 0;
        int progress = 0;
        for (int kills = 0; kills < KILLS; kills++) {
            if (kill(killed, kills % (MOST_TRIALS_BETWEEN + 1), moments.nextInt(MOST_MILLISECONDS))) {
                hits++;
            }
            int now = finished(killed);
            assertTrue(now >= progress, "finished trials went from " + progress + " to " + now);
            progress = now;
        }
        assertTrue(hits >= 3, "only " + hits + " kills hit a running study");
        assertTrue(progress > 0, "no trial was finished between the kills, so resuming was not tested");
        assertEquals(run(whole), run(killed));
        assertEquals(trials(whole), trials(killed));
    }

    @Test
    void studyOfALiveProcess_isLocked_andFreeOnceItIsKilled(@TempDir Path folder) throws Exception {
        Process process = start(folder);
        assertEquals("running", reader(process).readLine());
        assertThrows(StudyLockedException.class, () -> StudyProcess.tuner(folder));
        process.destroyForcibly().waitFor();
        StudyProcess.tuner(folder).close();
    }

    /** Kills it so long after it has finished so many trials; whether it was still running then. */
    private static boolean kill(Path folder, int trials, int milliseconds) throws Exception {
        Process process = start(folder);
        BufferedReader out = reader(process);
        assertEquals("running", out.readLine());
        for (int i = 0; i < trials; i++) {
            assertEquals("finished", out.readLine());
        }
        boolean ended = process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return !ended;
    }

    private static String run(Path folder) throws Exception {
        Process process = start(folder);
        try (BufferedReader out = reader(process)) {
            assertEquals("running", out.readLine());
            String recommendation = out.lines()
                    .filter(line -> !line.equals("finished"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(0, process.waitFor());
            return recommendation;
        }
    }

    private static Process start(Path folder) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        StudyProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader reader(Process process) {
        return process.inputReader();
    }

    private static int finished(Path folder) {
        try (Tuner tuner = StudyProcess.tuner(folder)) {
            return tuner.history().completed().size();
        }
    }

    /** Without their times, which differ. */
    private static List<Trial> trials(Path folder) {
        try (Tuner tuner = StudyProcess.tuner(folder)) {
            return tuner.trials().stream().map(KillTest::timeless).toList();
        }
    }

    private static Trial timeless(Trial trial) {
        return new Trial(
                trial.number(),
                trial.parameters(),
                trial.cutoff(),
                trial.replicateOf(),
                trial.stop(),
                Instant.EPOCH,
                trial.outcome(),
                Optional.empty());
    }
}
