package io.sluice.benchmarks.regret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.benchmarks.regret.best.BestKnownFile;
import io.sluice.benchmarks.regret.contest.Contestants;
import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.benchmarks.regret.problem.Problems;
import io.sluice.benchmarks.regret.record.RunFolder;
import io.sluice.benchmarks.regret.record.RunRecord;
import io.sluice.benchmarks.regret.report.CsvReport;
import io.sluice.benchmarks.regret.report.MarkdownReport;
import io.sluice.benchmarks.regret.report.Results;
import io.sluice.benchmarks.regret.report.Truths;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TournamentTest {
    private static final List<Problem> PROBLEMS = Problems.named("{levy4-1000,mixed-worker-pool}");
    private static final PrintStream NOBODY =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private static int play(String contestant, int seeds, Path folder) throws InterruptedException {
        return new Tournament(PROBLEMS, seeds, 12, new RunFolder(folder), NOBODY)
                .play(() -> Contestants.open(contestant, Path.of("peers")), 2);
    }

    private static List<List<Object>> points(RunRecord run) {
        return run.trials().stream().map(RunRecord.Trial::point).toList();
    }

    @Test
    void play_playsOnlyWhatIsNotRecorded(@TempDir Path folder) throws IOException, InterruptedException {
        assertEquals(4, play("random", 2, folder));
        assertEquals(0, play("random", 2, folder));
        assertEquals(2, play("random", 3, folder));

        Path file = folder.resolve("random.jsonl");
        List<String> lines = Files.readAllLines(file);
        List<RunRecord> before = new RunFolder(folder).read("random");
        Files.write(file, lines.subList(1, lines.size()));
        assertEquals(1, play("random", 3, folder));
        List<RunRecord> after = new RunFolder(folder).read("random");
        assertEquals(points(before.get(0)), points(after.get(after.size() - 1)));
    }

    @Test
    void play_asksForPicksAtTheCheckpointsAndAtTheEnd(@TempDir Path folder) throws InterruptedException {
        play("sluice", 1, folder);
        List<RunRecord> runs = new RunFolder(folder).read("sluice");
        assertEquals(2, runs.size());
        for (RunRecord run : runs) {
            assertEquals(12, run.trials().size());
            assertEquals(Set.of(5, 10, 12), run.picks().keySet());
            assertTrue(points(run).containsAll(run.picks().values()));
        }
    }

    @Test
    void report_showsEveryContestantAndProblem(@TempDir Path folder) throws InterruptedException {
        play("sluice", 2, folder);
        play("random", 3, folder);
        Truths truths = new Truths(folder.resolve("truths.jsonl"));
        Results results = Results.of(
                PROBLEMS, List.of("sluice", "random"), new RunFolder(folder), BestKnownFile.shipped(), truths);
        assertEquals(PROBLEMS, results.problems());
        String report = new MarkdownReport(results, Map.of("absent", "does not install"), List.of("beware")).text();
        assertTrue(report.contains("| sluice |") && report.contains("| random |") && report.contains("| levy4-1000 |"));
        assertTrue(report.contains("- absent: did not play: does not install") && report.contains("beware"));
        // Five runs on each of two problems with three picks each, and the header.
        assertEquals(1 + 5 * 2 * 3, new CsvReport(results).text().lines().count());
    }
}
