package io.sluice.benchmarks.optimiser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class OptimiserPicturesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static void draw(Path out) {
        assertEquals(0, OptimiserPictures.commandLine().execute("--out", out.toString(), "--trials", "5"));
    }

    @Test
    void draws_bothPictures_theSameEveryTime() throws Exception {
        draw(folder.resolve("a"));
        draw(folder.resolve("b"));
        for (String name : new String[] {"optimiser-prediction.svg", "optimiser-search.svg"}) {
            Path first = folder.resolve("a").resolve(name);
            Document svg =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(first.toFile());
            assertEquals("svg", svg.getDocumentElement().getTagName());
            assertArrayEquals(
                    Files.readAllBytes(first),
                    Files.readAllBytes(folder.resolve("b").resolve(name)));
        }
    }
}
