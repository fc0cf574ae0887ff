package io.sluice.agent.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailOpenLogTest {
    @TempDir
    Path folder;

    @Test
    void lines_areCountedAsTheyCome_alsoAcrossARotation() throws Exception {
        Path file = folder.resolve("fail-open.log");
        FailOpenLog log = new FailOpenLog(file);
        assertEquals(0, log.count());
        Files.writeString(file, "one\ntwo\nhal");
        assertEquals(2, log.count());
        assertEquals(2, log.count());
        Files.writeString(file, "f\n", StandardOpenOption.APPEND);
        assertEquals(3, log.count());
        Files.writeString(file, "new\n");
        assertEquals(4, log.count());
        Files.delete(file);
        assertEquals(4, log.count());
    }
}
