package io.sluice.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import tools.jackson.databind.JsonNode;

/** Over a unix socket, by epoll. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "epoll is Linux")
class UnixAgentTest extends AgentContract {
    @Override
    AgentOptions options(Path socket) {
        return AgentOptions.at(socket);
    }

    @Override
    SocketAddress address(Agent running) {
        return UnixDomainSocketAddress.of(running.socket());
    }

    @Override
    void checkPeer(JsonNode holder) {
        assertEquals(ProcessHandle.current().pid(), holder.path("pid").asLong());
        assertTrue(holder.path("uid").isNumber());
        assertTrue(Files.exists(agent().socket()));
    }
}
