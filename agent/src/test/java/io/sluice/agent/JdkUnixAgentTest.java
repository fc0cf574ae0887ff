package io.sluice.agent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.agent.net.Transport;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** Over a unix socket where there is no epoll: nothing is known of the peer. */
class JdkUnixAgentTest extends AgentContract {
    @Override
    AgentOptions options(Path socket) {
        return AgentOptions.at(socket).withTransport(Transport.JDK);
    }

    @Override
    SocketAddress address(Agent running) {
        return UnixDomainSocketAddress.of(running.socket());
    }

    @Override
    void checkPeer(JsonNode holder) {
        assertTrue(holder.path("pid").isNull() && holder.path("uid").isNull(), holder.toString());
    }
}
