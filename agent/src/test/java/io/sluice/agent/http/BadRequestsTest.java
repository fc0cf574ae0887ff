package io.sluice.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.agent.AgentOptions;
import io.sluice.agent.Answer;
import io.sluice.agent.RawClient;
import io.sluice.agent.Running;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every bad request is answered with problem JSON that names what is wrong. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BadRequestsTest {
    @TempDir
    Path folder;

    private Running running;

    @BeforeEach
    void start() throws Exception {
        running = Running.start(AgentOptions.at(folder.resolve("a.sock")));
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    private static void check(Answer answer, int status, String field) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals("application/problem+json", answer.headers().get("content-type"));
        assertEquals(status, answer.json().path("status").asInt());
        assertEquals(field, answer.text("field"), answer.body());
        assertTrue(answer.text("type").startsWith("urn:sluice:problem:"), answer.body());
        assertTrue(answer.json().has("title") && answer.json().has("detail"), answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/nothing,404,path",
        "GET,/,404,path",
        "GET,/v1/pools,404,path",
        "POST,/v1/pools/p/devices,404,path",
        "POST,/v1/stages//permits,404,path",
        "POST,/v1/stages/1A/permits,400,stage",
        "POST,/v1/stages/A%20B/permits,400,stage",
        "POST,/v1/stages/A/B/permits,400,stage",
        "POST,/v1/stages/A%2FB/permits,400,stage",
        "POST,/v1/stages/A%zz/permits,400,path",
        "POST,/v1/stages/A/permits?wait=%zz,400,query",
        "POST,/v1/stages/A/permits?wait=5,400,wait",
        "POST,/v1/stages/A/permits?wait=,400,wait",
        "POST,/v1/stages/A/permits?wait=-1s,400,wait",
        "POST,/v1/stages/A/permits?wait=1h,400,wait",
        "POST,/v1/stages/A/permits?wait=99999999999s,400,wait",
        "POST,/v1/stages/A/permits?wait=1441m,400,wait",
        "POST,/v1/stages/A/permits?wait=1s&wait=2s,400,wait",
        "POST,/v1/stages/A/permits?lease=0s,400,lease",
        "POST,/v1/stages/A/permits?lease=soon,400,lease",
        "POST,/v1/stages/A/permits?holder=,400,holder",
        "POST,/v1/stages/A/permits?holder=%00,400,holder",
        "POST,/v1/stages/A/permits?run=a%0ab,400,run",
        "GET,/v1/stages/A/permits,405,method",
        "BREW,/v1/stages,405,method",
        "POST,/v1/limits,405,method",
        "DELETE,/healthz,405,method",
        "PUT,/v1/permits/none,404,id",
        "DELETE,/v1/permits/none,404,id",
        "POST,/v1/permits/none/advance,400,to",
        "POST,/v1/permits/none/advance?to=1,400,to",
        "POST,/v1/permits/none/advance?to=A,404,id",
        "POST,/v1/permits/none/advance?to=A&wait=x,400,wait",
        "GET,/v1/spans,400,run",
    })
    void isAnswered_andTheConnectionGoesOn(String method, String target, int status, String field) throws Exception {
        RawClient client = running.client();
        check(client.call(method, target), status, field);
        assertEquals(200, client.call("GET", "/healthz").status());
        assertEquals(0, running.stageA("inFlight"));
        assertEquals(0, running.stageA("waiting"));
    }

    @Test
    void notAllowed_saysWhatIs() throws Exception {
        assertEquals(
                "GET, PUT",
                running.client().call("POST", "/v1/limits").headers().get("allow"));
    }

    @Test
    void whatIsNoHttp_isAnsweredAndEnded() throws Exception {
        check(running.client().send("hello\r\n\r\n").answer(), 400, "request");
        check(
                running.client()
                        .send("GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n")
                        .answer(),
                400,
                "request");
        RawClient other = running.client().send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        check(other.answer(), 505, "version");
        assertEquals("", other.rest());
    }

    @Test
    void whatIsTooLong_isRefused() throws Exception {
        check(running.client().send("GET /" + "a".repeat(5_000)).answer(), 414, "path");
        check(
                running.client()
                        .send("GET / HTTP/1.1\r\nX: " + "a".repeat(20_000))
                        .answer(),
                431,
                "headers");
        RawClient announced = running.client().send("PUT /v1/limits HTTP/1.1\r\nContent-Length: 9999999\r\n\r\n");
        check(announced.answer(), 413, "body");
        RawClient inChunks = running.client().send("PUT /v1/limits HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
        String chunk = "4000\r\n" + " ".repeat(0x4000) + "\r\n";
        for (int i = 0; i < 17; i++) {
            inChunks.send(chunk);
        }
        check(inChunks.answer(), 413, "body");
    }

    @Test
    void bodyThatWaitsToBeInvited_isInvited() throws Exception {
        String body = "{\"stages\":[]}";
        RawClient client = running.client()
                .send("PUT /v1/limits HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: " + body.length()
                        + "\r\n\r\n");
        assertEquals(100, client.answer().status());
        assertEquals(200, client.send(body).answer().status());
    }

    @Test
    void absoluteTarget_isUnderstood() throws Exception {
        assertEquals(
                200, running.client().call("GET", "http://localhost/healthz").status());
    }
}
