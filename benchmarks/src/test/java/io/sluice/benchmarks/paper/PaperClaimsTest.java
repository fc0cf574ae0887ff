package io.sluice.benchmarks.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PaperClaimsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private record Outcome(int exit, String out, String err) {}

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new PaperClaims())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Outcome(exit, out.toString(), err.toString());
    }

    private static String[] small(Path out, String... claims) {
        List<String> arguments = new ArrayList<>(List.of(claims));
        arguments.addAll(List.of("--seeds", "2", "--trials", "3", "--bursts", "2", "--out", out.toString()));
        return arguments.toArray(String[]::new);
    }

    @Test
    void all_printsThePage_andDrawsEveryPictureThatItShows() throws Exception {
        Outcome outcome = run(small(folder, "all"));
        assertEquals(0, outcome.exit(), outcome.err());
        assertTrue(outcome.out().startsWith("# The paper's claims"), outcome.out());
        try (Stream<Path> pictures = Files.list(folder)) {
            List<Path> all = pictures.sorted().toList();
            assertEquals(5, all.size(), all::toString);
            for (Path picture : all) {
                assertTrue(outcome.out().contains("](" + picture.getFileName() + ")"), picture::toString);
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture.toFile());
            }
        }
    }

    @Test
    void oneClaim_isPrintedAlone_andTheSameEveryTime() throws Exception {
        Outcome first = run(small(folder.resolve("a"), "20"));
        Outcome second = run(small(folder.resolve("b"), "20"));
        assertEquals(0, first.exit(), first.err());
        assertTrue(first.out().contains("| none | 20.9 s |"), first.out());
        assertEquals(1, first.out().split("\n## ", -1).length - 1);
        assertEquals(first.out(), second.out());
        assertEquals(
                -1, Files.mismatch(folder.resolve("a/paper-figure-20.svg"), folder.resolve("b/paper-figure-20.svg")));
    }

    @Test
    void unknownClaim_isRefused_withThoseThatAreKnown() {
        Outcome outcome = run("21");
        assertEquals(2, outcome.exit());
        assertTrue(outcome.err().contains("unknown claim '21': 17, 18, 19, 20, cost or all is allowed"), outcome.err());
    }

    @Test
    void tooLittle_isRefused() {
        Outcome outcome = run("17", "--seeds", "1");
        assertEquals(2, outcome.exit());
        assertTrue(outcome.err().contains("searches is 1: at least 2 are needed"), outcome.err());
    }
}
