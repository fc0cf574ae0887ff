package io.sluice.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.agent.Agent;
import io.sluice.agent.AgentOptions;
import io.sluice.agent.Answer;
import io.sluice.agent.RawClient;
import io.sluice.agent.Running;
import io.sluice.agent.net.AgentException;
import io.sluice.agent.net.ListenAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what, over real sockets. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AccessTest {
    private static final String LIMITS = "{\"stages\":[]}";

    @TempDir
    Path folder;

    private AgentOptions options(String listen) {
        return AgentOptions.at(folder.resolve("a.sock")).withListen(ListenAddress.parse(listen));
    }

    private static Answer get(RawClient client, String target, String header) throws Exception {
        return client.send("GET " + target + " HTTP/1.1\r\n" + header + "\r\n").answer();
    }

    private static Answer put(RawClient client, String target, String header) throws Exception {
        return client.send("PUT " + target + " HTTP/1.1\r\n" + header + "Content-Length: " + LIMITS.length()
                        + "\r\n\r\n" + LIMITS)
                .answer();
    }

    @Test
    void withoutAToken_limitsAreChangedOverTheUnixSocketOnly() throws Exception {
        try (Running running = Running.start(options("127.0.0.1:0"))) {
            assertEquals(200, put(running.client(), "/v1/limits", "").status());
            assertEquals(403, put(running.tcp(), "/v1/limits", "").status());
            assertEquals(403, put(running.tcp(), "/v1/%6cimits", "").status());
            assertEquals(403, put(running.tcp(), "http://x/v1/limits", "").status());
            assertEquals(
                    403,
                    put(running.tcp(), "/v1/limits?a=b", "Authorization: Bearer x\r\n")
                            .status());
            assertEquals(200, running.tcp().call("GET", "/v1/limits").status());
            assertEquals(200, running.tcp().call("POST", "/v1/stages/A/permits").status());
        }
    }

    @Test
    void withAToken_limitsAreChangedWithItOnly_overEitherSocket() throws Exception {
        try (Running running = Running.start(options("127.0.0.1:0").withToken("secret"))) {
            for (RawClient client : new RawClient[] {running.client(), running.tcp()}) {
                Answer refused = put(client, "/v1/limits", "Authorization: Bearer wrong\r\n");
                assertEquals(401, refused.status());
                assertTrue(
                        refused.headers().getOrDefault("www-authenticate", "").startsWith("Bearer"));
                assertEquals("Authorization", refused.text("field"));
            }
            assertEquals(401, put(running.client(), "/v1/limits", "").status());
            assertEquals(
                    200,
                    put(running.client(), "/v1/limits", "Authorization: Bearer secret\r\n")
                            .status());
            assertEquals(
                    200,
                    put(running.tcp(), "/v1/limits", "Authorization: bearer secret\r\n")
                            .status());
            assertEquals(200, running.tcp().call("GET", "/v1/stages").status(), "loopback, and nothing is changed");
        }
    }

    @Test
    void fromTheNetwork_everythingButHealthNeedsTheToken() throws Exception {
        try (Running running = Running.start(options("0.0.0.0:0").withToken("secret"))) {
            int port = running.agent().tcpAddress().orElseThrow().getPort();
            var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            for (String target : new String[] {"/v1/stages", "/metrics", "/v1/holders", "/healthz/"}) {
                try (RawClient client = RawClient.to(here)) {
                    assertEquals(401, get(client, target, "").status(), target);
                }
            }
            try (RawClient client = RawClient.to(here)) {
                assertEquals(200, get(client, "/healthz", "").status());
                assertEquals(
                        200,
                        get(client, "/v1/stages", "Authorization: Bearer secret\r\n")
                                .status());
            }
        }
    }

    @Test
    void networkWithoutAToken_isRefusedAtStart() {
        AgentException refused = assertThrows(
                AgentException.class, () -> Agent.start(options("0.0.0.0:0")).close());
        assertTrue(String.valueOf(refused.getMessage()).contains("--token-file"), refused.getMessage());
    }

    @Test
    void webPages_areRefused() throws Exception {
        try (Running running = Running.start(options("127.0.0.1:0"))) {
            assertEquals(
                    403,
                    get(running.tcp(), "/v1/stages", "Origin: http://evil.example\r\n")
                            .status());
        }
    }
}
