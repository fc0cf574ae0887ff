package io.sluice.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.agent.AgentOptions;
import io.sluice.agent.RawClient;
import io.sluice.agent.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Requests with bytes changed, cut, doubled and thrown in: the agent answers or ends the connection, and stays whole. */
class FuzzTest {
    private static final List<String> SEEDS = List.of(
            "POST /v1/stages/A/permits?wait=1ms&holder=h&run=r&lease=10ms HTTP/1.1\r\nHost: x\r\n\r\n",
            "POST /v1/stages/A/permits?wait=0s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "PUT /v1/limits HTTP/1.1\r\nContent-Length: 43\r\n\r\n{\"stages\":[{\"name\":\"A\",\"limit\":1}],\"x\":\"y\"}",
            "PUT /v1/permits/0123?lease=1s HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
            "POST /v1/permits/0123/advance?to=A&wait=1ms HTTP/1.1\r\nExpect: 100-continue\r\n\r\n",
            "DELETE /v1/permits/0123 HTTP/1.0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n",
            "GET /v1/spans?run=r HTTP/1.1\r\nHost: x\r\n\r\nGET /v1/holders HTTP/1.1\r\n\r\n");

    private static @Nullable Running running;

    @BeforeContainer
    static void start() throws Exception {
        running =
                Running.start(AgentOptions.at(Files.createTempDirectory("fuzz").resolve("a.sock")));
    }

    @AfterContainer
    static void stop() throws Exception {
        Path socket = running().socket();
        running().close();
        Files.deleteIfExists(socket.resolveSibling("a.sock.lock"));
        Files.deleteIfExists(Objects.requireNonNull(socket.getParent()));
    }

    private static Running running() {
        return Objects.requireNonNull(running);
    }

    @Property(seed = "77", tries = 1_500)
    void noBytesBreakTheAgent(@ForAll Random random) throws Exception {
        String bytes = SEEDS.get(random.nextInt(SEEDS.size()));
        for (int changes = random.nextInt(6); changes >= 0; changes--) {
            bytes = changed(bytes, random);
        }
        String answer = exchange(bytes);
        assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 "), answer);
        assertFalse(answer.contains("HTTP/1.1 500"), bytes + "\n" + answer);
        if (random.nextInt(50) == 0) {
            running().await("inFlight", 0);
            running().await("waiting", 0);
            try (RawClient client = RawClient.to(running().socket())) {
                assertEquals(200, client.call("GET", "/healthz").status());
            }
        }
    }

    private static String exchange(String bytes) throws IOException {
        try (RawClient client = RawClient.to(running().socket())) {
            try {
                client.send(bytes);
                client.shutdownOutput();
            } catch (IOException e) {
                return ""; // ended by the agent, in the middle
            }
            return client.rest();
        }
    }

    private static String changed(String bytes, Random random) {
        int at = random.nextInt(bytes.length() + 1);
        String before = bytes.substring(0, at);
        String after = bytes.substring(at);
        return switch (random.nextInt(6)) {
            case 0 -> before + (char) random.nextInt(256) + after;
            case 1 -> after.isEmpty() ? before : before + after.substring(1);
            case 2 -> after.isEmpty() ? before : before + (char) random.nextInt(256) + after.substring(1);
            case 3 -> before + SEEDS.get(random.nextInt(SEEDS.size())) + after;
            case 4 -> before + ("%" + "0aA\0&=;/?\r\n").charAt(random.nextInt(12)) + after;
            default -> before + "9".repeat(random.nextInt(40)) + after;
        };
    }
}
