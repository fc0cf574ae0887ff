package io.sluice.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.agent.net.AgentException;
import io.sluice.agent.net.SocketAccess;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Claiming a socket, and giving it up. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AgentStartStopTest {
    private static final String A = "/v1/stages/A/permits";

    @TempDir
    Path folder;

    private Path socket() {
        return folder.resolve("a.sock");
    }

    private AgentOptions options() {
        return AgentOptions.at(socket()).withDrain(Duration.ZERO);
    }

    private String mode() throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(socket()));
    }

    @Test
    void socket_isPrivate_unlessSaidOtherwise() throws Exception {
        try (Agent agent = Agent.start(options())) {
            assertEquals("rw-------", mode());
            assertEquals(socket(), agent.socket());
        }
        try (Agent agent = Agent.start(options().withAccess(SocketAccess.parse("660", Optional.empty())))) {
            assertEquals("rw-rw----", mode());
            assertEquals(socket(), agent.socket());
        }
    }

    @Test
    void owner_isSet_byNameAndByNumber() throws Exception {
        assumeTrue(Files.getOwner(folder).getName().equals("root"), "only root gives files away");
        try (Agent agent = Agent.start(options().withAccess(SocketAccess.parse("0600", Optional.of("1234:0"))))) {
            assertEquals(1234, Files.getAttribute(agent.socket(), "unix:uid"));
        }
        try (Agent agent = Agent.start(options().withAccess(SocketAccess.parse("0600", Optional.of("root:root"))))) {
            assertEquals(0, Files.getAttribute(agent.socket(), "unix:gid"));
        }
        AgentException unknown = assertThrows(
                AgentException.class,
                () -> Agent.start(options().withAccess(SocketAccess.parse("0600", Optional.of("no-such-user"))))
                        .close());
        assertTrue(String.valueOf(unknown.getMessage()).contains("no-such-user"), unknown.getMessage());
        assertFalse(Files.exists(socket()));
        assertFalse(Files.exists(folder.resolve(".a.sock~")), "nothing is left beside it");
    }

    @Test
    void staleSocket_isReplaced() throws Exception {
        Path live = folder.resolve("other.sock");
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(live));
            Files.move(live, socket(), StandardCopyOption.ATOMIC_MOVE);
        }
        try (Agent agent = Agent.start(options());
                RawClient client = RawClient.to(agent.socket())) {
            assertEquals(200, client.call("GET", "/healthz").status());
        }
    }

    @Test
    void liveAgent_isRefused_andGoesOn() throws Exception {
        try (Agent agent = Agent.start(options())) {
            AgentException refused = assertThrows(
                    AgentException.class, () -> Agent.start(options()).close());
            assertTrue(String.valueOf(refused.getMessage()).contains("already"), refused.getMessage());
            try (RawClient client = RawClient.to(agent.socket())) {
                assertEquals(200, client.call("GET", "/healthz").status());
            }
        }
    }

    @Test
    void liveListenerWithoutALock_isRefusedToo() throws Exception {
        try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            other.bind(UnixDomainSocketAddress.of(socket()));
            assertThrows(AgentException.class, () -> Agent.start(options()).close());
        }
    }

    @Test
    void whatIsNoSocket_isLeftAlone() throws Exception {
        Files.writeString(socket(), "precious");
        assertThrows(AgentException.class, () -> Agent.start(options()).close());
        assertEquals("precious", Files.readString(socket()));
    }

    @Test
    void tooLongAPath_isSaid() {
        Path deep = folder.resolve("x".repeat(120));
        AgentException refused = assertThrows(
                AgentException.class, () -> Agent.start(AgentOptions.at(deep)).close());
        assertTrue(String.valueOf(refused.getMessage()).contains("107"), refused.getMessage());
    }

    @Test
    void stop_answersWaiters_endsHolders_removesTheSocket() throws Exception {
        Running running = Running.start(options());
        RawClient holder = running.client();
        holder.call("POST", A);
        RawClient waiter = running.client().request("POST", A + "?wait=10m");
        running.await("waiting", 1);
        running.agent().close();
        Answer answer = waiter.answer();
        assertEquals(503, answer.status());
        assertEquals("urn:sluice:problem:stopping", answer.text("type"));
        holder.rest();
        assertFalse(Files.exists(socket()));
        try (Agent next = Agent.start(options())) {
            assertEquals(socket(), next.socket());
        }
        running.close();
    }

    @Test
    void stop_waitsForHolders_whoGiveTheirPermitsBack() throws Exception {
        Running running = Running.start(AgentOptions.at(socket()).withDrain(Duration.ofMinutes(1)));
        RawClient holder = running.client();
        holder.call("POST", A);
        CompletableFuture<Void> stopped =
                CompletableFuture.runAsync(() -> running.agent().close());
        Await.until(() -> !Files.exists(socket()));
        assertFalse(stopped.isDone());
        holder.close();
        stopped.get();
        running.close();
    }

    @Test
    void limitsFile_isFollowed_andPutHoldsUntilItChanges() throws Exception {
        Path file = folder.resolve("limits.json");
        Files.writeString(file, limits(2));
        try (Agent agent = Agent.start(options().withLimits(file));
                RawClient client = RawClient.to(agent.socket())) {
            assertEquals(2, limitOfA(client));
            Files.writeString(file, limits(3));
            Await.until(() -> limitOfA(client) == 3);
            client.call("PUT", "/v1/limits", limits(9));
            assertEquals(9, limitOfA(client));
            assertEquals("put", client.call("GET", "/v1/limits").text("source"));
            assertEquals(limits(3), Files.readString(file), "never written to");
            Files.writeString(file, "{");
            Await.until(() -> client.call("GET", "/v1/limits").json().has("problem"));
            assertEquals(9, limitOfA(client));
            assertTrue(client.call("GET", "/metrics").body().contains("sluice_limits_last_reload_successful 0.0"));
            Files.writeString(file, limits(4));
            Await.until(() -> limitOfA(client) == 4);
            assertEquals("file", client.call("GET", "/v1/limits").text("source"));
        }
    }

    private static String limits(int a) {
        return "{\"schemaVersion\":1,\"stages\":[{\"name\":\"A\",\"limit\":" + a + "}]}";
    }

    private static int limitOfA(RawClient client) throws Exception {
        return client.call("GET", "/v1/limits")
                .json()
                .path("stages")
                .get(0)
                .path("limit")
                .asInt();
    }
}
