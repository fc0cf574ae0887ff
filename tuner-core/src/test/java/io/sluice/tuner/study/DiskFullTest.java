package io.sluice.tuner.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.objective.Evaluation;
import io.sluice.tuner.Budget;
import io.sluice.tuner.Tuner;
import io.sluice.tuner.space.Parameters;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.suggest.RandomSuggester;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a file system of 64 kB that really runs full; needs the right to mount one. */
class DiskFullTest {
    private static final SearchSpace SPACE = SearchSpace.of(Parameters.limit("a", 400), Parameters.limit("b", 400));

    @TempDir
    Path mountPoint = Path.of("");

    @BeforeEach
    void mount() throws Exception {
        boolean mounted = run("mount", "-n", "-t", "tmpfs", "-o", "size=64k", "tmpfs", mountPoint.toString()) == 0;
        if (!mounted) {
            System.out.println("SKIPPED " + DiskFullTest.class.getName() + ": no right to mount a small tmpfs");
        }
        assumeTrue(mounted, "no right to mount a small tmpfs");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-n", mountPoint.toString());
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private Tuner open(boolean resume) {
        return Tuner.minimizing(SPACE)
                .suggester(new RandomSuggester())
                .journal(mountPoint.resolve("study"))
                .resume(resume)
                .build();
    }

    @Test
    void fullDisk_isReported_andNothingFinishedIsLost() throws Exception {
        List<Trial> before;
        try (Tuner tuner = open(false)) {
            tuner.tell(tuner.ask().trial(), Evaluation.of(3));
            Path ballast = mountPoint.resolve("ballast");
            Files.write(ballast, new byte[(int) mountPoint.toFile().getUsableSpace()]);
            var e = assertThrows(
                    JournalIoException.class, () -> tuner.run(candidate -> Evaluation.of(2), Budget.trials(2000)));
            assertTrue(String.valueOf(e.getMessage()).contains("what it held is intact"), e.getMessage());
            assertTrue(String.valueOf(e.getMessage()).contains("not written: {\"type\":\""), e.getMessage());
            before = tuner.trials();
            assertTrue(before.size() < 2000 && before.size() > 1, "trials " + before.size());
            assertOnlyWholeLines();
            Files.delete(ballast);
            tuner.tell(tuner.ask().trial(), Evaluation.of(1));
        }
        try (Tuner tuner = open(true)) {
            List<Trial> after = tuner.trials();
            List<Trial> finished =
                    before.stream().filter(trial -> !trial.isPending()).toList();
            assertEquals(finished, after.subList(0, finished.size()));
            assertEquals(1.0, after.get(after.size() - 1).value().orElseThrow());
        }
    }

    private void assertOnlyWholeLines() throws Exception {
        String journal = Files.readString(mountPoint.resolve("study/journal.jsonl"));
        assertTrue(journal.endsWith("}\n"), () -> "ends in " + journal.substring(journal.length() - 20));
    }
}
