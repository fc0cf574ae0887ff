package io.sluice.agent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.agent.net.ListenAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** Over TCP, on a loopback address. */
class TcpAgentTest extends AgentContract {
    @Override
    AgentOptions options(Path socket) {
        return AgentOptions.at(socket).withListen(ListenAddress.parse("127.0.0.1:0"));
    }

    @Override
    SocketAddress address(Agent running) {
        return running.tcpAddress().orElseThrow();
    }

    @Override
    void checkPeer(JsonNode holder) {
        assertTrue(holder.path("pid").isNull() && holder.path("uid").isNull(), holder.toString());
    }
}
