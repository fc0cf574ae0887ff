package io.sluice.tuner.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.Evaluation;
import io.sluice.objective.Evaluation.FailureKind;
import io.sluice.objective.StageMeans;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.space.Parameters;
import io.sluice.tuner.space.SearchSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class FileJournalTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final SearchSpace SPACE =
            SearchSpace.of(Parameters.limit("a", 400), Parameters.real("r", 0, 1), Parameters.choice("c", "x", "y"));
    private static final Map<String, Object> POINT = Map.of("a", 3L, "r", 1.0 / 3, "c", "y");
    private static final StudyHeader HEADER = new StudyHeader(
            SPACE, Goal.MINIMIZE, 9, Map.of("metric", "makespan"), List.of(POINT), Map.of("suggester", "random"));

    private static FileJournal open(Path folder, boolean resume, StudyHeader header) {
        return FileJournal.open(folder, resume, stored -> header, CLOCK);
    }

    private static FileJournal open(Path folder) {
        return open(folder, true, HEADER);
    }

    private static JournalEntry ask(int number) {
        return new JournalEntry.Ask(Trial.pending(
                number, SPACE.canonical(POINT), OptionalDouble.of(31.5), OptionalInt.empty(), Optional.empty(), NOW));
    }

    private static JournalEntry tell(int number, Evaluation evaluation) {
        return new JournalEntry.Tell(number, evaluation, NOW);
    }

    private static final List<JournalEntry> ENTRIES = List.of(
            ask(1),
            tell(
                    1,
                    new Evaluation.Measured(
                            -1e-12,
                            OptionalDouble.of(0.25),
                            OptionalDouble.of(12),
                            List.of(new StageMeans("AddCNI", 0.5, 0.25)),
                            Map.of("started", 400, "host", Map.of("cores", 2), "list", List.of(1, "two")))),
            ask(2),
            ask(3),
            new JournalEntry.Note("pair", JsonMapper.shared().readTree("{\"number\":1,\"b\":[1.5,null]}"), NOW),
            tell(3, new Evaluation.Censored(30, OptionalDouble.empty(), Map.of("p", true))),
            tell(2, new Evaluation.Failed("exit 7\n\"quoted\" ü", FailureKind.HARNESS, OptionalDouble.of(1))));

    private static Path written(Path folder) {
        try (FileJournal journal = open(folder)) {
            ENTRIES.forEach(journal::append);
        }
        return folder.resolve("journal.jsonl");
    }

    @Test
    void everything_comesBackEqualAndInOrder(@TempDir Path folder) {
        written(folder);
        try (FileJournal journal = open(folder)) {
            assertEquals(ENTRIES, journal.restored());
            assertEquals(HEADER, journal.header());
        }
    }

    @Test
    void header_isReadableByOthers(@TempDir Path folder) throws Exception {
        var header =
                JsonMapper.shared().readTree(Files.readAllLines(written(folder)).get(0));
        assertEquals(1, header.get("schemaVersion").intValue());
        assertEquals("2026-01-02T03:04:05.678Z", header.get("created").stringValue());
        assertEquals("{\"metric\":\"makespan\"}", header.get("definition").toString());
        assertEquals(3, header.get("parameters").size());
    }

    @Test
    void existingStudy_withoutResume_isRefused(@TempDir Path folder) throws Exception {
        byte[] before = Files.readAllBytes(written(folder));
        String message = message(assertThrows(StudyExistsException.class, () -> open(folder, false, HEADER)));
        assertTrue(message.contains(folder.toString()) && message.contains("resume"), message);
        assertEquals(before.length, Files.size(folder.resolve("journal.jsonl")));
    }

    @Test
    void anotherStudy_isRefused_namingEachDifference(@TempDir Path folder) {
        written(folder);
        StudyHeader other = new StudyHeader(
                SearchSpace.of(
                        Parameters.limit("a", 800), Parameters.real("r", 0, 1), Parameters.choice("c", "x", "y")),
                Goal.MAXIMIZE,
                10,
                Map.of("metric", "p99", "burst", "400"),
                List.of(),
                Map.of("suggester", "gp"));
        String message = message(assertThrows(StudyMismatchException.class, () -> open(folder, true, other)));
        for (String part : List.of(
                "goal was minimize and is now maximize",
                "seed was 9 and is now 10",
                "parameter a was Limit[name=a, high=400] and is now Limit[name=a, high=800]",
                "metric was makespan and is now p99",
                "burst was absent and is now 400",
                "enqueued was",
                "suggester was random and is now gp")) {
            assertTrue(message.contains(part), message);
        }
        assertTrue(!message.contains("parameter r"), message);
    }

    @Test
    void reorderedSpace_isAnotherStudy(@TempDir Path folder) {
        written(folder);
        StudyHeader other = new StudyHeader(
                SearchSpace.of(
                        Parameters.real("r", 0, 1), Parameters.limit("a", 400), Parameters.choice("c", "x", "y")),
                Goal.MINIMIZE,
                9,
                HEADER.definition(),
                HEADER.enqueued(),
                HEADER.settings());
        assertTrue(message(assertThrows(StudyMismatchException.class, () -> open(folder, true, other)))
                .contains("space was"));
    }

    @Test
    void openStudy_isLocked_andFreeAfterClose(@TempDir Path folder) {
        try (FileJournal journal = open(folder)) {
            assertTrue(message(assertThrows(StudyLockedException.class, () -> open(folder)))
                    .contains("open already"));
            journal.append(ask(1));
        }
        open(folder).close();
    }

    @Test
    void refusedOpening_releasesTheLock(@TempDir Path folder) {
        written(folder);
        assertThrows(StudyExistsException.class, () -> open(folder, false, HEADER));
        open(folder).close();
    }

    @Test
    void tornLastLine_isDropped_andOverwritten(@TempDir Path folder) throws Exception {
        Path file = written(folder);
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 5));
        try (FileJournal journal = open(folder)) {
            assertEquals(ENTRIES.subList(0, 6), journal.restored());
            journal.append(ENTRIES.get(6));
        }
        assertEquals(whole, Files.readString(file));
    }

    @Test
    void garbledLastLine_isDropped(@TempDir Path folder) throws Exception {
        Path file = written(folder);
        Files.write(file, new byte[] {0, 0, 0, '\n'}, StandardOpenOption.APPEND);
        try (FileJournal journal = open(folder)) {
            assertEquals(ENTRIES, journal.restored());
        }
    }

    @Test
    void tornHeader_isNoStudy(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("journal.jsonl"), "{\"type\":\"hea");
        open(folder, false, HEADER).close();
        open(folder).close();
    }

    @Test
    void wrongLineInTheMiddle_isNamed(@TempDir Path folder) throws Exception {
        Path file = written(folder);
        List<String> lines = Files.readAllLines(file);
        corrupt(file, lines, 3, "{\"type\":\"tell\",\"tri", "not a JSON object");
        corrupt(file, lines, 2, lines.get(3), "trial 2 where trial 1");
        corrupt(file, lines, 4, lines.get(2), "trial 1, which is not pending");
        corrupt(file, lines, 2, lines.get(1).replace("\"ask\"", "\"asks\""), "it must be ask, tell or note");
        corrupt(file, lines, 2, lines.get(1).replace("\"a\":3", "\"a\":401"), "from 1 to 400");
        corrupt(file, lines, 3, lines.get(2).replace("-1.0E-12", "\"big\""), "must be a number");
        corrupt(file, lines, 2, lines.get(1).replace("2026", "2o26"), "2o26");
        corrupt(
                file,
                lines,
                1,
                lines.get(0).replace("\"schemaVersion\":1", "\"schemaVersion\":2"),
                "schemaVersion is 2");
    }

    private static void corrupt(Path file, List<String> lines, int number, String line, String part) throws Exception {
        List<String> changed = new ArrayList<>(lines);
        changed.set(number - 1, line);
        Files.write(file, changed);
        byte[] before = Files.readAllBytes(file);
        var e = assertThrows(CorruptJournalException.class, () -> open(Objects.requireNonNull(file.getParent())));
        assertTrue(message(e).contains("line " + e.line()) && message(e).contains(part), message(e));
        assertEquals(number, e.line());
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void unwritableAttributes_areRefused_andNothingIsWritten(@TempDir Path folder) throws Exception {
        try (FileJournal journal = open(folder)) {
            journal.append(ask(1));
            long before = Files.size(folder.resolve("journal.jsonl"));
            Iterable<String> broken = () -> {
                throw new IllegalStateException("broken");
            };
            var odd = new Evaluation.Censored(1, OptionalDouble.empty(), Map.of("broken", broken));
            assertThrows(IllegalArgumentException.class, () -> journal.append(tell(1, odd)));
            assertEquals(before, Files.size(folder.resolve("journal.jsonl")));
        }
    }

    @Test
    void interruptedThread_canStillWrite(@TempDir Path folder) {
        try (FileJournal journal = open(folder)) {
            Thread.currentThread().interrupt();
            journal.append(ask(1));
            journal.append(tell(1, Evaluation.of(1)));
            assertTrue(Thread.interrupted());
        }
        try (FileJournal journal = open(folder)) {
            assertEquals(2, journal.restored().size());
        }
    }

    @Test
    void folderThatIsAFile_isRefused(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertTrue(message(assertThrows(JournalIoException.class, () -> open(file)))
                .contains(file.toString()));
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
