package io.sluice.benchmarks.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The faults in small numbers; the command that the class names does them in large ones. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class AgentFaultsTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    private AgentFaults faults() {
        return new AgentFaults(new PrintStream(text, true, StandardCharsets.UTF_8), folder);
    }

    private void assertSaid(int lines) {
        String said = text.toString(StandardCharsets.UTF_8);
        assertEquals(
                lines,
                said.lines().filter(line -> line.contains("0 permits lost")).count(),
                said);
    }

    @Test
    void holdersKilled_loseNothing() throws Exception {
        assumeTrue(hasCurl(), "no curl on the path");
        faults().killHolders(40);
        assertSaid(1);
    }

    @Test
    void agentKilled_workersGoOn() throws Exception {
        faults().killAgents(2);
        assertSaid(1);
    }

    @Test
    void resetsAndALongQueue_loseNothing() throws Exception {
        faults().resetConnections(100);
        faults().queue(500);
        assertSaid(2);
    }

    @Test
    void wallClockThatJumps_changesNothing() throws Exception {
        assumeTrue(ClockJumps.library().isPresent(), "no libfaketime");
        faults().jumpClock(5);
        assertSaid(1);
    }

    private static boolean hasCurl() throws IOException {
        try (Stream<String> folders = Stream.of(System.getenv("PATH").split(":", -1))) {
            return folders.anyMatch(each -> Files.isExecutable(Path.of(each, "curl")));
        }
    }
}
