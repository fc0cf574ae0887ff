package io.sluice.cli.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.cli.JavaProcess;
import io.sluice.cli.support.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a host that cannot run bursts is told to paste works when pasted. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the example is for a shell")
class PastedExampleTest {

    @TempDir
    private Path folder;

    @Test
    @Timeout(660)
    void theExampleFindsItsBest() throws Exception {
        String message = String.valueOf(
                UnsupportedHost.withExample(CommandFailure.host("lacking")).getMessage());
        String pasted = message.substring(message.indexOf("cat > space.json"));
        launcher();

        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", pasted)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
        Process shell = builder.start();

        assertTrue(shell.waitFor(600, TimeUnit.SECONDS));
        assertEquals(0, shell.exitValue(), Files.readString(folder.resolve("output")));
        JsonNode best = JsonMapper.builder().build().readTree(Files.readString(folder.resolve("best.json")));
        assertEquals(8, best.path("params").path("workers").asInt(), "640 / w + 10 w is smallest at w = 8: " + best);
    }

    private void launcher() throws IOException {
        String command = JavaProcess.command().stream().map(a -> "'" + a + "'").collect(Collectors.joining(" "));
        Path launcher = Files.writeString(folder.resolve("sluice"), "#!/bin/sh\nexec " + command + " \"$@\"\n");
        assertTrue(launcher.toFile().setExecutable(true));
    }
}
