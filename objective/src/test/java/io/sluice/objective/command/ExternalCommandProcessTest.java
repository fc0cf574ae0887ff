package io.sluice.objective.command;

import static io.sluice.objective.command.Shell.candidate;
import static io.sluice.objective.command.Shell.objective;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.Candidate;
import io.sluice.objective.Evaluation;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Children that misbehave: they flood, ignore, fork, hang and outlive. */
@Timeout(300)
class ExternalCommandProcessTest {
    private static final String VALUE = "echo '{\"value\":1}'";

    private static ExternalCommandObjective command(boolean setsid, String script) {
        return setsid ? objective(script) : Shell.withoutSetsid(script);
    }

    @Test
    void megabytesOnBothStreamsAreReadAndForgotten() throws Exception {
        String flood = "head -c 40000000 /dev/zero | tr '\\0' '\\n' >&2; head -c 40000000 /dev/zero; echo;";
        long before = usedHeap();
        assertInstanceOf(Evaluation.Measured.class, objective(flood + VALUE).evaluate(candidate()));
        assertTrue(usedHeap() - before < 20_000_000, "80 MB were kept");
    }

    private static long usedHeap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    @Test
    void whatIsStillInThePipeWhenTheCommandExitsIsRead() throws Exception {
        // As much as a pipe holds, so that the command is gone, and the rest of it killed, before the most of it is
        // read.
        var objective = Shell.withoutSetsid("head -c 60000 /dev/zero; echo; " + VALUE);
        for (int i = 0; i < 60; i++) {
            var evaluation = objective.evaluate(candidate());
            assertInstanceOf(Evaluation.Measured.class, evaluation, evaluation::toString);
        }
    }

    @Test
    void anAnswerLongerThanAMegabyteIsNone() throws Exception {
        String script = "head -c 3000000 /dev/zero | tr '\\0' x";
        var failed = assertInstanceOf(Evaluation.Failed.class, objective(script).evaluate(candidate()));
        assertTrue(failed.reason().contains("longer than"), failed.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec 0<&-; ", "", "head -c 10 >/dev/null; "})
    void theInputMayBeClosedIgnoredOrReadInPart(String start) throws Exception {
        var large = new Candidate(1, Map.of(), Map.of("x", "y".repeat(1_000_000)), OptionalDouble.empty(), 1);
        assertInstanceOf(Evaluation.Measured.class, objective(start + VALUE).evaluate(large));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatNeverEndsIsKilledAtTheCutoffWithItsGrandchildren(boolean setsid, @TempDir Path folder) throws Exception {
        Path child = folder.resolve("child");
        String script = "sh -c 'sh -c \"trap : TERM INT HUP; sleep 1000; sleep 1000\" & echo $! > " + child
                + "; wait' & wait; " + VALUE;
        // On a busy machine the cutoff may come before the grandchild does.
        for (double cutoff = 0.4; !Shell.written(child) && cutoff < 60; cutoff *= 4) {
            var evaluation = command(setsid, script).evaluate(candidate(cutoff));
            assertEquals(
                    cutoff,
                    assertInstanceOf(Evaluation.Censored.class, evaluation).lowerBound());
            double cost = evaluation.cost().orElseThrow();
            assertTrue(cost >= cutoff && cost < 120, "cost " + cost);
        }
        assertTrue(Shell.written(child), "the grandchild never ran");
        Shell.awaitDeath(Shell.pid(child));
    }

    @Test
    void aForkThatWouldOutliveTheCommandDiesWithItsGroup(@TempDir Path folder) throws Exception {
        Path child = folder.resolve("child");
        String script = "(trap '' HUP TERM; sleep 1000; sleep 1000) >/dev/null 2>&1 </dev/null & echo $! > " + child
                + "; " + VALUE;
        assertInstanceOf(Evaluation.Measured.class, objective(script).evaluate(candidate()));
        Shell.awaitDeath(Shell.pid(child));
    }

    @Test
    void aForkThatHoldsTheOutputOpenDoesNotHoldUpTheAnswer(@TempDir Path folder) throws Exception {
        Path child = folder.resolve("child");
        String script = "sleep 1000 & echo $! > " + child + "; " + VALUE;
        assertInstanceOf(Evaluation.Measured.class, Shell.withoutSetsid(script).evaluate(candidate()));
        long pid = Shell.pid(child);
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        Shell.awaitDeath(pid);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptKillsEverything(boolean setsid, @TempDir Path folder) throws Exception {
        Path child = folder.resolve("child");
        var objective = command(setsid, "sleep 1000 & echo $! > " + child + "; wait; " + VALUE);
        FutureTask<Evaluation> task = new FutureTask<>(() -> objective.evaluate(candidate()));
        Thread thread = new Thread(task);
        thread.start();
        long pid = Shell.pid(child);
        thread.interrupt();
        var e = assertThrows(ExecutionException.class, task::get);
        assertInstanceOf(InterruptedException.class, e.getCause());
        Shell.awaitDeath(pid);
    }

    @Test
    void whenThisProcessEndsSoDoesTheCommand(@TempDir Path folder) throws Exception {
        Path child = folder.resolve("child");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process program = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        "sleep 1000 & echo $! > " + child + "; wait")
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        long pid = Shell.pid(child);
        program.destroy();
        program.waitFor();
        Shell.awaitDeath(pid);
    }

    /** Evaluates a script that never ends. */
    static final class Endless {
        private Endless() {}

        public static void main(String[] arguments) throws Exception {
            objective(arguments[0]).evaluate(candidate());
        }
    }

    @Test
    void whatACommandPreparesIsNotHeldAgainstItsCutoff(@TempDir Path folder) throws Exception {
        // Takes 0.4 s and claims 0.05 s: the next one, with a cutoff of 0.1 s, may take 0.1 + 3 × 0.35 s. On a busy
        // machine it may happen to take longer all the same, but not each time.
        boolean measured = false;
        for (int attempt = 0; !measured && attempt < 20; attempt++) {
            var objective = objective("sleep 0.4; echo '{\"value\":0.05}'");
            assertInstanceOf(Evaluation.Measured.class, objective.evaluate(candidate()));
            measured = objective.evaluate(candidate(0.1)) instanceof Evaluation.Measured;
        }
        assertTrue(measured, "its preparation was held against it every time");

        String begun = folder.resolve("begun").toString();
        var fresh = objective("[ -e " + begun + " ] || exec sleep 1000; sleep 0.4; echo '{\"value\":0.05}'");
        assertInstanceOf(Evaluation.Censored.class, fresh.evaluate(candidate(0.1)));
        fresh.learn(0.05, 100);
        Files.writeString(folder.resolve("begun"), "");
        assertInstanceOf(Evaluation.Measured.class, fresh.evaluate(candidate(0.1)));
    }

    @Test
    void hugeAndNegativeCutoffsAreCutoffs() throws Exception {
        assertInstanceOf(Evaluation.Measured.class, objective(VALUE).evaluate(candidate(1e300)));
        var censored = assertInstanceOf(
                Evaluation.Censored.class, objective("sleep 1000").evaluate(candidate(-1)));
        assertEquals(-1, censored.lowerBound());
    }

    @Test
    void aCommandLineIsNotReadByAShell() throws Exception {
        var objective =
                new ExternalCommandObjective("echo '{\"value\":1,' \"\\\"attributes\\\":{\\\"a\\\":\\\"$HOME\\\"}}\"");
        var measured = assertInstanceOf(Evaluation.Measured.class, objective.evaluate(candidate()));
        assertEquals(Map.of("a", "$HOME"), measured.attributes());
    }
}
