package io.sluice.agent;

import io.sluice.agent.http.HttpBounds;
import io.sluice.agent.net.ListenAddress;
import io.sluice.agent.net.SocketAccess;
import io.sluice.agent.net.Transport;
import io.sluice.agent.permits.DeskBounds;
import io.sluice.agent.permits.DeskClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of an agent. Immutable.
 *
 * @param socket where the unix socket is to be
 * @param access who may connect to it
 * @param listen a TCP address to listen on too
 * @param token what has to be presented from the network, and to change limits
 * @param limits the limits file to follow; without one, nothing is limited until limits are put
 * @param drain how long {@link Agent#close} waits for permits to be given back, at least zero
 * @param transport how to speak to the kernel
 * @param clock what time it is
 * @param http how much of one client is put up with
 * @param desk how many permits and waiters there may be
 */
public record AgentOptions(
        Path socket,
        SocketAccess access,
        Optional<ListenAddress> listen,
        Optional<String> token,
        Optional<Path> limits,
        Duration drain,
        Transport transport,
        DeskClock clock,
        HttpBounds http,
        DeskBounds desk) {
    private static final Duration DRAIN = Duration.ofSeconds(2);

    /**
     * The usual settings: a private unix socket, no TCP, nothing limited.
     *
     * @param socket where the socket is to be
     * @return the settings
     */
    public static AgentOptions at(Path socket) {
        return new AgentOptions(
                socket,
                SocketAccess.PRIVATE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DRAIN,
                Transport.best(),
                DeskClock.system(),
                HttpBounds.DEFAULT,
                DeskBounds.DEFAULT);
    }

    /**
     * With other access to the unix socket.
     *
     * @param who may connect
     * @return a copy
     */
    public AgentOptions withAccess(SocketAccess who) {
        return new AgentOptions(socket, who, listen, token, limits, drain, transport, clock, http, desk);
    }

    /**
     * With TCP.
     *
     * @param address where to listen
     * @return a copy
     */
    public AgentOptions withListen(ListenAddress address) {
        return new AgentOptions(
                socket, access, Optional.of(address), token, limits, drain, transport, clock, http, desk);
    }

    /**
     * With a token.
     *
     * @param secret not empty
     * @return a copy
     */
    public AgentOptions withToken(String secret) {
        return new AgentOptions(
                socket, access, listen, Optional.of(secret), limits, drain, transport, clock, http, desk);
    }

    /**
     * With a limits file to follow.
     *
     * @param file need not exist yet
     * @return a copy
     */
    public AgentOptions withLimits(Path file) {
        return new AgentOptions(socket, access, listen, token, Optional.of(file), drain, transport, clock, http, desk);
    }

    /**
     * With another wait at the end.
     *
     * @param wait at least zero
     * @return a copy
     */
    public AgentOptions withDrain(Duration wait) {
        return new AgentOptions(socket, access, listen, token, limits, wait, transport, clock, http, desk);
    }

    /**
     * With another way to speak to the kernel.
     *
     * @param way one that works here
     * @return a copy
     */
    public AgentOptions withTransport(Transport way) {
        return new AgentOptions(socket, access, listen, token, limits, drain, way, clock, http, desk);
    }

    /**
     * With clocks of the caller's own.
     *
     * @param time what time it is
     * @return a copy
     */
    public AgentOptions withClock(DeskClock time) {
        return new AgentOptions(socket, access, listen, token, limits, drain, transport, time, http, desk);
    }

    /**
     * With other bounds.
     *
     * @param client how much of one client is put up with
     * @param all how many permits and waiters there may be
     * @return a copy
     */
    public AgentOptions withBounds(HttpBounds client, DeskBounds all) {
        return new AgentOptions(socket, access, listen, token, limits, drain, transport, clock, client, all);
    }
}
