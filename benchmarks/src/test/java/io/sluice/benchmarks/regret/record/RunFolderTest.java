package io.sluice.benchmarks.regret.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    private static RunRecord run(long seed) {
        List<Object> point = List.of(12L, 0.25, "a");
        return new RunRecord(
                "p",
                "f0",
                "c",
                Map.of("version", "1"),
                seed,
                List.of(new RunRecord.Trial(point, 1.5, true, 0.75, 0.001)),
                new TreeMap<>(Map.of(1, point)));
    }

    @Test
    void read_givesBackWhatWasAdded(@TempDir Path folder) {
        RunFolder runs = new RunFolder(folder.resolve("new"));
        runs.add(run(1));
        runs.add(run(2));
        assertEquals(List.of(run(1), run(2)), new RunFolder(folder.resolve("new")).read("c"));
        assertEquals(List.of("c"), RunFolder.contestants(folder.resolve("new")));
        assertEquals(List.of(), RunFolder.contestants(folder.resolve("absent")));
        assertEquals(List.of(), runs.read("nobody"));
    }

    @Test
    void read_passesOverALineThatAKillLeftUnfinished(@TempDir Path folder) throws IOException {
        RunFolder runs = new RunFolder(folder);
        runs.add(run(1));
        Path file = folder.resolve("c.jsonl");
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() / 2), StandardOpenOption.APPEND);
        assertEquals(List.of(run(1)), runs.read("c"));
        runs.add(run(2));
        assertEquals(List.of(run(1), run(2)), runs.read("c"));
    }

    @Test
    void read_takesPackedRecordsFirst(@TempDir Path folder) throws IOException {
        RunFolder runs = new RunFolder(folder);
        runs.add(run(1));
        Path file = folder.resolve("c.jsonl");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("c.jsonl.gz")))) {
            Files.copy(file, out);
        }
        Files.delete(file);
        runs.add(run(2));
        assertEquals(List.of(run(1), run(2)), runs.read("c"));
        assertEquals(List.of("c"), RunFolder.contestants(folder));
    }

    @Test
    void read_takesRecordsMadeElsewhereFirst_andAddsNoneThere(@TempDir Path folder) throws IOException {
        Path recorded = folder.resolve("recorded");
        new RunFolder(recorded).add(run(1));
        String before = Files.readString(recorded.resolve("c.jsonl"));
        RunFolder runs = new RunFolder(folder.resolve("new"), recorded);
        runs.add(run(2));
        assertEquals(List.of(run(1), run(2)), runs.read("c"));
        assertEquals(before, Files.readString(recorded.resolve("c.jsonl")));
        Files.writeString(recorded.resolve("truths.jsonl"), "");
        assertEquals(List.of("c"), RunFolder.contestants(recorded));
    }

    @Test
    void failedPeers_areThoseOfTheFile(@TempDir Path folder) throws IOException {
        assertEquals(Map.of(), FailedPeers.read(folder));
        Files.writeString(folder.resolve("peers-failed.json"), "{\"x\":\"no wheel\"}");
        assertEquals(Map.of("x", "no wheel"), FailedPeers.read(folder));
    }
}
