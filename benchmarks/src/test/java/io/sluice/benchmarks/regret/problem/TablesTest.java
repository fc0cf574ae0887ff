package io.sluice.benchmarks.regret.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.benchmarks.regret.best.BestKnown;
import io.sluice.benchmarks.regret.best.BestKnownFile;
import io.sluice.benchmarks.regret.record.RunFolder;
import io.sluice.benchmarks.regret.report.Results;
import io.sluice.benchmarks.regret.report.Truths;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path folder;

    private void write(String file, String json) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        try (OutputStream plain = Files.newOutputStream(path);
                OutputStream out = file.endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        }
    }

    private List<String> names() throws IOException {
        return Tables.below(folder).stream().map(Problem::name).toList();
    }

    private String refusal() {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> Tables.below(folder))
                .getMessage());
    }

    @Test
    void below_findsPlainAndPackedFiles_andNamesThemAfterFolderAndFile() throws IOException {
        write("mill/small one_T4.json", TableProblemTest.JSON);
        write("deep/oven/hot_T4.json.gz", TableProblemTest.JSON);
        write("oven/hot.json", "not a table");
        assertEquals(List.of("table-mill-small-one", "table-oven-hot"), names());
    }

    @Test
    void below_readsPlainAndPackedFilesAlike() throws IOException {
        write("a/b/x_T4.json", TableProblemTest.JSON);
        String plain = Tables.below(folder).get(0).fingerprint();
        Files.delete(folder.resolve("a/b/x_T4.json"));
        write("b/x_T4.json.gz", TableProblemTest.JSON);
        assertEquals(plain, Tables.below(folder).get(0).fingerprint());
        write("b/x_T4.json.gz", TableProblemTest.JSON.replace("40", "41"));
        assertNotEquals(plain, Tables.below(folder).get(0).fingerprint());
    }

    @Test
    void named_includesTables_onlyWhereTheyAreGiven() throws IOException {
        write("mill/one_T4.json", TableProblemTest.JSON);
        List<Problem> tables = Tables.below(folder);
        assertEquals(tables, Problems.named("table-*", tables));
        assertTrue(Problems.named("all", tables).containsAll(tables));
        assertTrue(Problems.named("report", tables).containsAll(tables));
        assertEquals(Problems.named("develop"), Problems.named("develop", tables));
        assertEquals(Problems.all(), Problems.named("all"));
        assertThrows(IllegalArgumentException.class, () -> Problems.named("table-*"));
    }

    @Test
    void results_takeTheBestOfATableFromTheTable() throws IOException {
        write("mill/one_T4.json", TableProblemTest.JSON.replace("[10, 20, 60]", "[10, 20, 15]"));
        List<Problem> tables = Tables.below(folder);
        Truths truths = new Truths(folder.resolve("truths.jsonl"));
        Results results = Results.of(tables, List.of("random"), new RunFolder(folder), BestKnownFile.shipped(), truths);
        assertEquals(tables, results.problems());
        BestKnown best = Objects.requireNonNull(results.best().get("table-mill-one"));
        assertEquals(Map.of("teeth", 2L, "grain", "rye"), best.point());
        assertEquals(0.015, best.value(), 1e-12);
        assertEquals(0, best.standardError());
        // The middle of the positions 0, 1, 2, and the first grain, oat.
        assertEquals(0.025, best.baseline(), 1e-12);
    }

    @Test
    void below_aFileThatIsNoTable_saysWhichAndWhatIsLacking() throws IOException {
        write("mill/bad_T4.json", "{\"results\":[]}");
        String message = refusal();
        assertTrue(message.contains("bad_T4.json") && message.contains("'results'"), message);
    }

    @Test
    void below_aFileThatIsNotPacked_saysWhich() throws IOException {
        write("mill/bad_T4.json", TableProblemTest.JSON);
        Files.move(folder.resolve("mill/bad_T4.json"), folder.resolve("mill/bad_T4.json.gz"));
        assertTrue(refusal().contains("bad_T4.json.gz"), this::refusal);
    }

    @Test
    void below_twoFilesOfOneName_namesBoth() throws IOException {
        write("mill/one_T4.json", TableProblemTest.JSON);
        write("mill/one_T4.json.gz", TableProblemTest.JSON);
        String message = refusal();
        assertTrue(message.contains("one_T4.json and") && message.contains("one_T4.json.gz"), message);
    }

    @Test
    void below_aFolderWithoutTables_orNoFolder_saysSo() {
        assertTrue(refusal().contains("_T4.json"), this::refusal);
        assertTrue(String.valueOf(
                        assertThrows(IllegalArgumentException.class, () -> Tables.below(folder.resolve("nowhere")))
                                .getMessage())
                .contains("nowhere is no folder"));
    }
}
