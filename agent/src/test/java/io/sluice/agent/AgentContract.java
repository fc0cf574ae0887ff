package io.sluice.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every row of the contract, over a real socket; inherited for each kind of it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class AgentContract {
    private static final String A = "/v1/stages/A/permits";

    @TempDir
    Path folder;

    private final List<RawClient> clients = new ArrayList<>();
    private Agent agent;

    abstract AgentOptions options(Path socket);

    abstract SocketAddress address(Agent running);

    @BeforeEach
    void start() throws Exception {
        agent = Agent.start(options(folder.resolve("a.sock")));
        put("{\"stages\":[{\"name\":\"A\",\"limit\":1},{\"name\":\"B\",\"limit\":1}]}");
    }

    @AfterEach
    void stop() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        agent.close();
    }

    final Agent agent() {
        return agent;
    }

    /** A new connection, closed after the test. */
    final RawClient client() throws IOException {
        RawClient client = RawClient.to(address(agent));
        clients.add(client);
        return client;
    }

    final Answer put(String limits) throws IOException {
        try (RawClient admin = RawClient.to(agent.socket())) {
            return admin.call("PUT", "/v1/limits", limits);
        }
    }

    final JsonNode stage(String name) throws IOException {
        for (JsonNode stage : client().call("GET", "/v1/stages").json().path("stages")) {
            if (stage.path("name").asString().equals(name)) {
                return stage;
            }
        }
        throw new AssertionError("no stage " + name);
    }

    final void awaitWaiting(String name, int count) throws Exception {
        Await.until(() -> stage(name).path("waiting").asInt() == count);
    }

    final void awaitInFlight(String name, int count) throws Exception {
        Await.until(() -> stage(name).path("inFlight").asInt() == count);
    }

    @Test
    void permit_comesAsTheFirstLine_andLivesAsLongAsTheConnection() throws Exception {
        RawClient holder = client();
        Answer answer = holder.call("POST", A + "?wait=30s&holder=h1&run=r1");
        assertEquals(200, answer.status());
        assertTrue(answer.body().endsWith("\n"), answer.body());
        assertEquals("A", answer.text("stage"));
        assertFalse(answer.text("id").isEmpty());
        assertTrue(answer.json().path("waited").isNumber(), answer.body());
        assertEquals(1, stage("A").path("inFlight").asInt());
        holder.close();
        awaitInFlight("A", 0);
    }

    @Test
    void request_isHeldUntilGranted_firstInFirstOut() throws Exception {
        RawClient holder = client();
        assertEquals(200, holder.call("POST", A).status());
        RawClient first = client().request("POST", A + "?wait=10m");
        awaitWaiting("A", 1);
        RawClient second = client().request("POST", A + "?wait=10m");
        awaitWaiting("A", 2);
        holder.close();
        assertEquals(200, first.answer().status());
        assertEquals(1, stage("A").path("waiting").asInt());
        first.close();
        assertEquals(200, second.answer().status());
    }

    @Test
    void waiterWhoLeaves_isOutOfTheQueueAtOnce_andNoPermitIsLost() throws Exception {
        RawClient holder = client();
        holder.call("POST", A);
        RawClient waiter = client().request("POST", A + "?wait=10m");
        awaitWaiting("A", 1);
        waiter.close();
        awaitWaiting("A", 0);
        holder.close();
        assertEquals(200, client().call("POST", A).status());
    }

    @Test
    void waitOver_is503_withRetryAfterAndProblem_andTheWaiterIsGone() throws Exception {
        client().call("POST", A);
        for (String wait : List.of("0s", "20ms")) {
            Answer answer = client().call("POST", A + "?wait=" + wait);
            assertEquals(503, answer.status());
            assertEquals("1", answer.headers().get("retry-after"));
            assertEquals("application/problem+json", answer.headers().get("content-type"));
            assertEquals(503, answer.json().path("status").asInt());
            assertTrue(answer.text("detail").contains("stage A"), answer.body());
        }
        assertEquals(0, stage("A").path("waiting").asInt());
        assertEquals(1, stage("A").path("inFlight").asInt());
    }

    @Test
    void lease_is201_renewed_released_andThenUnknown() throws Exception {
        RawClient client = client();
        Answer leased = client.call("POST", A + "?wait=1s&lease=10m");
        assertEquals(201, leased.status());
        String permit = "/v1/permits/" + leased.text("id");
        assertEquals(200, client.call("PUT", permit).status());
        assertEquals(1, stage("A").path("inFlight").asInt());
        assertEquals(204, client.call("DELETE", permit).status());
        assertEquals(0, stage("A").path("inFlight").asInt());
        assertEquals(404, client.call("DELETE", permit).status());
        assertEquals(404, client.call("PUT", permit).status());
        assertEquals(404, client.call("POST", permit + "/advance?to=B").status());
    }

    @Test
    void lease_outlivesItsConnection_andExpires() throws Exception {
        try (RawClient once = RawClient.to(address(agent))) {
            assertEquals(201, once.call("POST", A + "?lease=300ms").status());
        }
        RawClient next = client().request("POST", A + "?wait=10m");
        Answer answer = next.answer();
        assertEquals(200, answer.status());
    }

    @Test
    void advance_movesALeasedPermit_underTheSameId() throws Exception {
        RawClient client = client();
        String id = client.call("POST", A + "?lease=10m").text("id");
        Answer advanced = client.call("POST", "/v1/permits/" + id + "/advance?to=B&wait=1s");
        assertEquals(200, advanced.status());
        assertEquals(id, advanced.text("id"));
        assertEquals("B", advanced.text("stage"));
        assertEquals(0, stage("A").path("inFlight").asInt());
        assertEquals(1, stage("B").path("inFlight").asInt());
        assertEquals(204, client.call("DELETE", "/v1/permits/" + id).status());
    }

    @Test
    void advance_movesAHeldPermit_whichStaysWithItsConnection() throws Exception {
        RawClient holder = client();
        String id = holder.call("POST", A).text("id");
        Answer advanced = client().call("POST", "/v1/permits/" + id + "/advance?to=B&wait=1s");
        assertEquals(200, advanced.status());
        assertEquals(1, stage("B").path("inFlight").asInt());
        holder.close();
        awaitInFlight("B", 0);
    }

    @Test
    void advance_whoseWaitIsOver_is503_andTheOldPermitIsGone() throws Exception {
        client().call("POST", "/v1/stages/B/permits");
        RawClient holder = client();
        String id = holder.call("POST", A).text("id");
        Answer over = client().call("POST", "/v1/permits/" + id + "/advance?to=B&wait=10ms");
        assertEquals(503, over.status());
        assertEquals("1", over.headers().get("retry-after"));
        assertEquals(0, stage("A").path("inFlight").asInt());
        assertEquals("0\r\n\r\n", holder.rest(), "the holder is told by the end of its body");
        assertEquals(404, client().call("DELETE", "/v1/permits/" + id).status());
    }

    @Test
    void holderWhoDiesWhileAdvancing_losesItsPlace() throws Exception {
        RawClient other = client();
        other.call("POST", "/v1/stages/B/permits");
        RawClient holder = client();
        String id = holder.call("POST", A).text("id");
        RawClient advancing = client().request("POST", "/v1/permits/" + id + "/advance?to=B&wait=10m");
        awaitWaiting("B", 1);
        assertEquals(
                409,
                client().call("POST", "/v1/permits/" + id + "/advance?to=B").status());
        holder.close();
        assertEquals(404, advancing.answer().status());
        assertEquals(0, stage("B").path("waiting").asInt());
    }

    @Test
    void deletingAHeldPermit_endsItsBody() throws Exception {
        RawClient holder = client();
        String id = holder.call("POST", A).text("id");
        assertEquals(409, client().call("PUT", "/v1/permits/" + id).status());
        assertEquals(204, client().call("DELETE", "/v1/permits/" + id).status());
        assertEquals("0\r\n\r\n", holder.rest());
    }

    @Test
    void limits_areReplacedAsAWhole_andShown() throws Exception {
        Answer put = put("{\"stages\":[{\"name\":\"A\",\"limit\":3},{\"name\":\"C\",\"limit\":null}]}");
        assertEquals(200, put.status());
        JsonNode stages = client().call("GET", "/v1/limits").json().path("stages");
        assertEquals("[{\"name\":\"A\",\"limit\":3},{\"name\":\"C\",\"limit\":null}]", stages.toString());
        assertTrue(stage("B").path("limit").isNull(), "unnamed is unlimited");
        assertEquals(3, stage("A").path("limit").asInt());
        String shown = client().call("GET", "/v1/limits").body();
        assertEquals(200, put(shown).status(), "what is shown may be put back");
    }

    @Test
    void raisingALimit_wakesAtOnce_loweringDrains() throws Exception {
        client().call("POST", A);
        RawClient waiter = client().request("POST", A + "?wait=10m");
        awaitWaiting("A", 1);
        put("{\"stages\":[{\"name\":\"A\",\"limit\":2}]}");
        assertEquals(200, waiter.answer().status());
        put("{\"stages\":[{\"name\":\"A\",\"limit\":1}]}");
        assertEquals(2, stage("A").path("inFlight").asInt());
        waiter.close();
        awaitInFlight("A", 1);
        assertEquals(503, client().call("POST", A + "?wait=0s").status());
    }

    @Test
    void badLimits_areRefused_withTheMemberAtFault_andChangeNothing() throws Exception {
        Answer refused = put("{\"stages\":[{\"name\":\"A\",\"limit\":0}]}");
        assertEquals(400, refused.status());
        assertEquals("stages[0].limit", refused.text("field"));
        assertEquals(400, put("{").status());
        assertEquals(400, put("[]").status());
        assertEquals(400, put("").status());
        assertEquals(400, put("{\"schemaVersion\":2,\"stages\":[]}").status());
        assertEquals(1, stage("A").path("limit").asInt());
    }

    @Test
    void stages_tellLimitInFlightAndWaiting_unlimitedIsNull() throws Exception {
        client().call("POST", A);
        client().request("POST", A + "?wait=10m");
        awaitWaiting("A", 1);
        client().call("POST", "/v1/stages/Free/permits");
        JsonNode a = stage("A");
        assertEquals(1, a.path("limit").asInt());
        assertEquals(1, a.path("inFlight").asInt());
        assertTrue(stage("Free").path("limit").isNull());
        assertEquals(1, stage("Free").path("inFlight").asInt());
    }

    @Test
    void holders_tellWhoIsWhere() throws Exception {
        String id = client().call("POST", A + "?holder=h%201").text("id");
        JsonNode holders = client().call("GET", "/v1/holders").json().path("holders");
        assertEquals(1, holders.size());
        JsonNode holder = holders.get(0);
        assertEquals(id, holder.path("permit").asString());
        assertEquals("A", holder.path("stage").asString());
        assertEquals("h 1", holder.path("holder").asString());
        assertFalse(holder.path("since").asString().isEmpty());
        assertTrue(holder.has("pid") && holder.has("uid"));
        checkPeer(holder);
    }

    abstract void checkPeer(JsonNode holder);

    @Test
    void spans_ofARun_areJsonLines() throws Exception {
        RawClient client = client();
        String id = client.call("POST", A + "?lease=10m&run=r1&holder=h1").text("id");
        client.call("POST", "/v1/permits/" + id + "/advance?to=B");
        client.call("DELETE", "/v1/permits/" + id);
        Answer spans = client.call("GET", "/v1/spans?run=r1");
        List<String> lines = spans.body().lines().toList();
        assertEquals(2, lines.size(), spans.body());
        JsonNode first = new Answer(200, spans.headers(), lines.get(0)).json();
        JsonNode second = new Answer(200, spans.headers(), lines.get(1)).json();
        assertEquals("h1", first.path("holder").asString());
        assertEquals("A", first.path("stage").asString());
        assertEquals("B", second.path("stage").asString());
        assertTrue(first.path("queued").asDouble() <= first.path("entered").asDouble());
        assertTrue(first.path("entered").asDouble() <= first.path("left").asDouble());
        assertTrue(first.path("left").asDouble() - 1 <= second.path("queued").asDouble());
        assertEquals("", client.call("GET", "/v1/spans?run=other").body());
        assertEquals("run", client.call("GET", "/v1/spans").text("field"));
    }

    @Test
    void metrics_haveTheNamesOfTheContract() throws Exception {
        client().call("POST", A);
        String text = client().call("GET", "/metrics").body();
        for (String line : List.of(
                "sluice_stage_limit{stage=\"A\"} 1.0",
                "sluice_stage_in_flight{stage=\"A\"} 1.0",
                "sluice_stage_waiting{stage=\"A\"} 0.0",
                "sluice_stage_wait_seconds_count{stage=\"A\"} 1",
                "sluice_stage_held_seconds_count{stage=\"A\"} 0",
                "sluice_gate_fail_open_total 0.0")) {
            assertTrue(text.lines().anyMatch(line::equals), line + " is missing in\n" + text);
        }
        client().call("POST", "/v1/stages/Free/permits");
        String after = client().call("GET", "/metrics").body();
        assertTrue(after.contains("sluice_stage_limit{stage=\"Free\"} +Inf"), after);
    }

    @Test
    void health_isOk() throws Exception {
        assertEquals(200, client().call("GET", "/healthz").status());
    }

    @Test
    void connection_servesManyRequests_alsoSentAhead() throws Exception {
        RawClient client = client();
        client.request("GET", "/healthz").request("GET", "/v1/stages").request("GET", "/nothing");
        assertEquals(200, client.answer().status());
        assertTrue(client.answer().json().has("stages"));
        assertEquals(404, client.answer().status());
        assertNotEquals("", client.call("GET", "/v1/holders").body());
    }

    @Test
    void oldClient_getsTheBodyWithoutChunks() throws Exception {
        RawClient old = client().send("POST " + A + " HTTP/1.0\r\n\r\n");
        Answer answer = old.answer();
        assertEquals(200, answer.status());
        assertFalse(answer.headers().containsKey("transfer-encoding"));
        assertEquals(1, stage("A").path("inFlight").asInt());
        old.close();
        awaitInFlight("A", 0);
    }
}
