package io.sluice.benchmarks.regret.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.benchmarks.regret.problem.Problems;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthsTest {
    private static final Problem PROBLEM = Problems.named("flat-small").get(0);
    private static final List<Object> ONE = List.of(1L, 1L, 1L, 1L);
    private static final List<Object> TWO = List.of(2L, 2L, 2L, 2L);

    /** A packed part, as {@code cat} joins them. */
    private static void append(Path file, String line) throws IOException {
        try (OutputStream out = new GZIPOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            out.write(line.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void of_takesWhatIsInAnyFile_evenInJoinedPackedOnes(@TempDir Path folder) throws IOException {
        Path packed = folder.resolve("truths.jsonl.gz");
        append(packed, "[\"%s\",[1,1,1,1],41.5]%n".formatted(PROBLEM.fingerprint()));
        append(packed, "[\"%s\",[2,2,2,2],42.5]%n".formatted(PROBLEM.fingerprint()));
        Truths truths = new Truths(folder.resolve("truths.jsonl"), packed, folder.resolve("absent.gz"));
        assertEquals(41.5, truths.of(PROBLEM, ONE));
        assertEquals(42.5, truths.of(PROBLEM, TWO));
    }

    @Test
    void of_keepsWhatItComputes(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("truths.jsonl");
        double truth = new Truths(file).of(PROBLEM, ONE);
        assertEquals(PROBLEM.truth(Truths.named(PROBLEM, ONE)), truth);
        assertEquals(1, Files.readAllLines(file).size());
        assertEquals(truth, new Truths(file).of(PROBLEM, ONE));
        assertEquals(1, Files.readAllLines(file).size());
    }
}
