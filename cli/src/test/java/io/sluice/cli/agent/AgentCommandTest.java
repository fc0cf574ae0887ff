package io.sluice.cli.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.cli.CliRun;
import io.sluice.cli.FakeHost;
import io.sluice.cli.FakeHost.Law;
import io.sluice.cli.support.Interruption;
import io.sluice.limiter.Permit;
import io.sluice.limiter.agent.AgentClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AgentCommandTest {
    @TempDir
    Path folder;

    private final Interruption interruption = new Interruption();

    private CliRun run(String... arguments) {
        return CliRun.of(new FakeHost(Law.FLAT).context(interruption), arguments);
    }

    private CompletableFuture<CliRun> started(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "agent";
        arguments[1] = "--socket";
        arguments[2] = socket().toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return CompletableFuture.supplyAsync(() -> run(arguments));
    }

    private Path socket() {
        return folder.resolve("agent.sock");
    }

    private Path limits(String content) throws Exception {
        return Files.writeString(folder.resolve("limits.json"), content);
    }

    @Test
    void givesPermits_untilItIsStopped() throws Exception {
        Path file = limits("{\"schemaVersion\":1,\"stages\":[{\"name\":\"A\",\"limit\":1}]}");
        CompletableFuture<CliRun> running =
                started("--limits", file.toString(), "--listen", ":0", "--socket-mode", "0660");
        AgentClient client = AgentClient.to(socket());
        try (Permit permit = client.acquire("A", Duration.ofMinutes(1))) {
            assertEquals("A", permit.stage());
            assertTrue(client.tryAcquire("A").isEmpty());
            CliRun second = run("agent", "--socket", socket().toString());
            assertEquals(4, second.exitCode());
            assertTrue(second.err().contains("already"), second.err());
        }
        interruption.request();
        CliRun run = running.get();
        assertEquals(130, run.exitCode());
        assertTrue(run.out().contains("limits: A=1"), run.out());
        assertTrue(run.out().contains("listening on " + socket() + ", mode 0660"), run.out());
        assertTrue(run.out().contains("listening on 127.0.0.1 port "), run.out());
        assertFalse(Files.exists(socket()));
    }

    @Test
    void badLimits_areSaidLoudly_andNothingIsLimited() throws Exception {
        CompletableFuture<CliRun> running = started("--limits", limits("{").toString());
        AgentClient.to(socket()).acquire("A", Duration.ofMinutes(1)).close();
        interruption.request();
        CliRun run = running.get();
        assertTrue(run.err().contains("WARNING") && run.err().contains("limits.json"), run.err());
        assertTrue(run.out().contains("limits: unlimited"), run.out());
    }

    @ParameterizedTest
    @CsvSource({
        "--listen,nowhere,HOST:PORT",
        "--listen,0.0.0.0:7070,--token-file",
        "--socket-mode,rw,octal",
        "--socket-owner,a:b:c,USER:GROUP",
        "--token-file,/no/such/file,cannot be read"
    })
    void badOptions_areUsageErrors(String option, String value, String said) {
        CliRun run = run("agent", "--socket", socket().toString(), option, value);
        assertEquals(2, run.exitCode(), run.err());
        assertTrue(run.err().contains(said), run.err());
    }
}
