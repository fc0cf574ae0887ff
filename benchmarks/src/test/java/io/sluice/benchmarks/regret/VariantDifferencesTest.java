package io.sluice.benchmarks.regret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.benchmarks.regret.problem.Problems;
import io.sluice.benchmarks.regret.record.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariantDifferencesTest {
    /** Ten starts of 1 s each, one after the other in a gate of 1 and all at once in one of 10. */
    static final String MODEL = """
            # makespan
            schemaVersion: 1
            name: ten
            description: known answers
            burst: 10
            cores: 16
            stages:
              - name: Wait
                steps:
                  - sleep: 1s
            """;

    @TempDir
    Path folder;

    private Problem problem() throws IOException {
        Files.writeString(folder.resolve("ten.yaml"), MODEL);
        return Problems.pipelines(folder).get(0);
    }

    private static RunRecord run(Problem problem, long seed, double seconds, long... limits) {
        TreeMap<Integer, List<Object>> picks = new TreeMap<>();
        int[] after = {10, 15, 25, 50};
        for (int i = 0; i < limits.length; i++) {
            picks.put(after[i], List.of(limits[i]));
        }
        var trial = new RunRecord.Trial(List.of(1L), 1, false, seconds, 0);
        return new RunRecord(
                problem.name(), problem.fingerprint(), "sluice", Map.of(), seed, List.of(trial, trial), picks);
    }

    @Test
    void differencesAreLogarithmsOfRatios_meansAndStandardErrorsOverRuns() throws IOException {
        Problem ten = problem();
        // Gates of 10, 5, 2 and 1 take 1, 2, 5 and 10 s.
        List<RunRecord> base = List.of(run(ten, 1, 7, 5, 5, 2, 1), run(ten, 2, 7, 10, 5, 2, 1));
        List<RunRecord> variant = List.of(run(ten, 1, 14, 10, 5, 1, 10), run(ten, 2, 7, 10, 5, 1, 10));
        // -ln 2, 0; 0, 0; ln 2 twice; -ln 10 twice; ln 2, 0.
        assertEquals(
                """
                | runs | after 10 | after 15 | after 25 | after 50 | seconds |
                | ---: | ---: | ---: | ---: | ---: | ---: |
                | 2 | -34.7 ± 34.7 | +0.0 ± 0.0 | +69.3 ± 0.0 | -230.3 ± 0.0 | +34.7 ± 34.7 |
                """, VariantDifferences.of(List.of(ten), base, variant, 1, 2).markdown());
    }

    @Test
    void shorterRunsAreLeftOut() throws IOException {
        Problem ten = problem();
        RunRecord full = run(ten, 1, 1, 1, 1, 1, 1);
        RunRecord shorter = run(ten, 1, 1, 1, 1, 1);
        assertEquals(
                1,
                VariantDifferences.of(List.of(ten), List.of(full, shorter), List.of(full), 1, 1)
                        .runs());
    }

    @Test
    void onlyCommonSeedsInTheRangeCount_andOfOneSeedTheLastRun() throws IOException {
        Problem ten = problem();
        List<RunRecord> base = List.of(run(ten, 1, 1, 1, 1, 1, 1), run(ten, 2, 1, 1, 1, 1, 1));
        List<RunRecord> variant =
                List.of(run(ten, 2, 1, 10, 10, 10, 10), run(ten, 2, 1, 1, 1, 1, 1), run(ten, 3, 1, 1, 1, 1, 1));
        VariantDifferences differences = VariantDifferences.of(List.of(ten), base, variant, 1, 3);
        assertEquals(1, differences.runs());
        assertTrue(
                differences.columns().values().stream().allMatch(column -> column.getMean() == 0),
                differences.markdown());
        Exception none = assertThrows(
                IllegalArgumentException.class, () -> VariantDifferences.of(List.of(ten), base, variant, 3, 3));
        assertTrue(String.valueOf(none.getMessage()).contains("from 3 to 3"), none.toString());
    }
}
