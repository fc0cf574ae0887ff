package io.sluice.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.agent.AgentOptions;
import io.sluice.agent.Await;
import io.sluice.agent.RawClient;
import io.sluice.agent.Running;
import io.sluice.agent.permits.DeskBounds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What slow, broken and malicious clients cost the others: nothing. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostileClientsTest {
    private static final String A = "/v1/stages/A/permits";
    private static final Duration SOON = Duration.ofMillis(300);
    private static final int ANSWERS = 1 << 20;

    @TempDir
    Path folder;

    private Running running(int connections) throws Exception {
        return running(connections, SOON);
    }

    private Running running(int connections, Duration patience) throws Exception {
        HttpBounds bounds =
                new HttpBounds(patience, patience, 256 * 1024, 1 << 20, ANSWERS, 128, 64 * 1024, connections);
        return Running.start(AgentOptions.at(folder.resolve("a.sock")).withBounds(bounds, DeskBounds.DEFAULT));
    }

    @Test
    void halfARequest_isEndedAfterAWhile() throws Exception {
        try (Running running = running(100)) {
            RawClient slow = running.client().send("GET /heal");
            RawClient silent = running.client();
            RawClient halfBody = running.client().send("PUT /v1/limits HTTP/1.1\r\nContent-Length: 100\r\n\r\n{");
            assertEquals("", slow.rest());
            assertEquals("", silent.rest());
            assertEquals("", halfBody.rest());
        }
    }

    @Test
    void whoWaitsOrHolds_isNotEnded_howeverLong() throws Exception {
        try (Running running = running(100)) {
            RawClient holder = running.client();
            holder.call("POST", A);
            RawClient waiter = running.client().request("POST", A + "?wait=10m");
            running.await("waiting", 1);
            assertEquals("", running.client().rest(), "an idle one, for longer than the bound");
            assertEquals(1, running.stageA("waiting"));
            holder.close();
            assertEquals(200, waiter.answer().status());
        }
    }

    @Test
    void endOfInput_isTheEndOfTheConnection() throws Exception {
        try (Running running = running(100)) {
            RawClient holder = running.client();
            holder.call("POST", A);
            holder.shutdownOutput();
            running.await("inFlight", 0);
        }
    }

    @Test
    void junkOnAHeldConnection_isThrownAway_andTooMuchEndsIt() throws Exception {
        try (Running running = running(100)) {
            RawClient holder = running.client();
            holder.call("POST", A);
            holder.request("GET", "/healthz");
            assertEquals(1, running.stageA("inFlight"));
            flood(holder, "GET /healthz HTTP/1.1\r\n\r\n");
            running.await("inFlight", 0);
        }
    }

    @Test
    void whoNeverReads_isEnded_andCostsOthersNothing() throws Exception {
        try (Running running = running(100)) {
            RawClient deaf = running.client();
            flood(deaf, "GET /metrics HTTP/1.1\r\n\r\n");
            assertEquals(200, running.client().call("POST", A).status());
        }
    }

    @Test
    void answersThatNobodyReads_areBounded_andPermitsGoOn() throws Exception {
        try (Running running = running(1_000, Duration.ofSeconds(5))) {
            assertEquals(
                    200,
                    running.client().call("PUT", "/v1/limits", manyStages()).status());
            for (int i = 0; i < 40; i++) {
                running.client().send("GET /v1/stages HTTP/1.1\r\n\r\n".repeat(100));
            }
            Await.until(() -> stages(running) == 503);
            assertEquals(200, running.client().call("POST", A).status());
            Await.until(() -> stages(running) == 200);
        }
    }

    /** For answers that are longer than what the kernel keeps for a socket, a hundred of them. */
    private static String manyStages() {
        return IntStream.range(0, 500)
                .mapToObj(i -> "{\"name\":\"Stage" + i + "\",\"limit\":1}")
                .collect(Collectors.joining(",", "{\"stages\":[", "]}"));
    }

    private static int stages(Running running) throws IOException {
        RawClient client = running.client();
        try {
            return client.call("GET", "/v1/stages").status();
        } finally {
            client.close();
        }
    }

    @Test
    void requestsSentAheadWhileWaiting_areKeptUpToABound() throws Exception {
        try (Running running = running(100)) {
            RawClient holder = running.client();
            holder.call("POST", A);
            RawClient eager = running.client().request("POST", A + "?wait=10m");
            running.await("waiting", 1);
            flood(eager, "POST " + A + " HTTP/1.1\r\n\r\n");
            running.await("waiting", 0);
            assertEquals(1, running.stageA("inFlight"));
        }
    }

    @Test
    void tooManyConnections_pushTheOldestIdleOneOut_butNobodyWhoHolds() throws Exception {
        try (Running running = running(3)) {
            RawClient holder = running.client();
            assertEquals(200, holder.call("POST", A).status());
            for (int i = 0; i < 20; i++) {
                assertEquals(200, running.client().call("GET", "/healthz").status());
            }
            assertEquals(1, running.stageA("inFlight"));
        }
    }

    /** Sends until the agent has had enough. */
    private static void flood(RawClient client, String bytes) {
        String many = bytes.repeat(200);
        try {
            for (int i = 0; i < 100_000; i++) {
                client.send(many);
            }
            throw new AssertionError("the agent takes it for ever");
        } catch (IOException e) {
            // That is what is wanted: the connection was ended.
        }
    }
}
