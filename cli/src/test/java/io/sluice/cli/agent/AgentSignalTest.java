package io.sluice.cli.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.cli.JavaProcess;
import io.sluice.limiter.agent.AgentClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent as a process of its own, stopped as systemd and people stop it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no kill")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class AgentSignalTest {
    private static final String ASK = "POST /v1/stages/A/permits?wait=10m HTTP/1.1\r\nHost: x\r\n\r\n";

    @TempDir
    Path folder;

    private Path socket() {
        return folder.resolve("agent.sock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignal_answersWhoWaits_letsHoldersGo_andRemovesTheSocket(String signal) throws Exception {
        Path limits = Files.writeString(
                folder.resolve("limits.json"), "{\"schemaVersion\":1,\"stages\":[{\"name\":\"A\",\"limit\":1}]}");
        Path output = folder.resolve("output");
        Process agent = JavaProcess.start(
                folder, output, "agent", "--socket", socket().toString(), "--limits", limits.toString());
        try (SocketChannel holder = holder();
                SocketChannel waiter = send(ASK)) {
            awaitWaiting();
            int sent = new ProcessBuilder("kill", "-" + signal, Long.toString(agent.pid()))
                    .start()
                    .waitFor();
            assertEquals(0, sent);
            String answer = untilItEnds(waiter);
            assertTrue(answer.startsWith("HTTP/1.1 503"), answer);
            assertTrue(answer.contains("urn:sluice:problem:stopping"), answer);
            untilItEnds(holder);
            assertTrue(agent.waitFor(120, TimeUnit.SECONDS), "it runs still");
            assertEquals(130, agent.exitValue(), Files.readString(output));
            assertFalse(Files.exists(socket()), "the socket is there still");
        } finally {
            agent.destroyForcibly();
        }
    }

    private SocketChannel holder() throws Exception {
        AgentClient.to(socket())
                .withPatience(Duration.ofMinutes(1))
                .acquire("A", Duration.ofMinutes(1))
                .close(); // the agent is up
        SocketChannel holder = send(ASK);
        assertTrue(until(holder, "\"stage\":\"A\"").startsWith("HTTP/1.1 200"));
        return holder;
    }

    private void awaitWaiting() throws IOException {
        for (String counts = ""; !counts.contains("\"waiting\":1"); ) {
            try (SocketChannel channel = send("GET /v1/stages HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")) {
                counts = untilItEnds(channel);
            }
        }
    }

    private SocketChannel send(String request) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()));
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static String untilItEnds(SocketChannel channel) throws IOException {
        return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String until(SocketChannel channel, String text) throws IOException {
        var in = Channels.newInputStream(channel);
        var read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.UTF_8).contains(text)) {
            int next = in.read();
            assertTrue(next >= 0, () -> "it ended after " + read);
            read.write(next);
        }
        return read.toString(StandardCharsets.UTF_8);
    }
}
