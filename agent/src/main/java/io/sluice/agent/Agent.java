package io.sluice.agent;

import io.sluice.agent.http.Access;
import io.sluice.agent.http.Service;
import io.sluice.agent.http.Status;
import io.sluice.agent.limits.LimitsControl;
import io.sluice.agent.metrics.AgentMetrics;
import io.sluice.agent.metrics.FailOpenLog;
import io.sluice.agent.net.AgentException;
import io.sluice.agent.net.AgentServer;
import io.sluice.agent.net.LoopTimers;
import io.sluice.agent.net.SocketFile;
import io.sluice.agent.permits.PermitDesk;
import io.sluice.agent.permits.PermitIds;
import io.sluice.limiter.LimiterOptions;
import io.sluice.limiter.Limits;
import io.sluice.limiter.StageLimiter;
import io.sluice.limiter.live.LiveStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A running agent: gives permits for startup stages over HTTP on a unix socket, and on a TCP address if asked to.
 *
 * <pre>{@code
 * try (Agent agent = Agent.start(AgentOptions.at(Path.of("/run/sluice/agent.sock")).withLimits(limitsFile))) {
 *     awaitShutdown();
 * }
 * }</pre>
 *
 * <p>It keeps nothing on disk. What it knows of permits and waiters ends with it; {@link #close} says in which order.
 *
 * <p>Thread-safe. Everything it does happens on one thread of its own, which {@link #close} ends.
 */
public final class Agent implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Agent.class.getName());
    private static final Duration LONGEST_SWEEP = Duration.ofSeconds(5);
    private static final String FAIL_OPEN_LOG = "fail-open.log";

    private final AgentOptions options;
    private final SocketFile file;
    private final AgentServer server;
    private final StageLimiter limiter = new StageLimiter(
            Limits.unlimited(), LimiterOptions.defaults().timed(false)); // the agent keeps times itself
    private final LoopTimers timers;
    private final LimitsControl limits;
    private final PermitDesk desk;
    private final Service service;
    private final Drain drain;
    private Optional<InetSocketAddress> tcpAddress = Optional.empty();

    private Agent(AgentOptions options, SocketFile file, AgentServer server) {
        this.options = options;
        this.file = file;
        this.server = server;
        this.limits = LimitsControl.of(limiter, options.limits());
        FailOpenLog failOpens = new FailOpenLog(file.path().resolveSibling(FAIL_OPEN_LOG));
        AgentMetrics metrics = new AgentMetrics(limiter, failOpens::count);
        this.timers = new LoopTimers(server.loop());
        this.desk = new PermitDesk(
                limiter, timers, options.clock(), new PermitIds(new SecureRandom())::next, metrics, options.desk());
        this.drain = new Drain(desk, timers);
        Status status = new Status(this::health, drain::hasBegun, metrics::text);
        Access access = new Access(options.token());
        this.service = new Service(limiter, desk, limits, status, access, options.http(), System::nanoTime);
        metrics.gauge("sluice_agent_connections", "How many clients are connected.", service::connections);
        metrics.gauge(
                "sluice_limits_last_reload_successful",
                "1 if the limits file was good when it was last looked at, or none is followed.",
                () -> limits.status().problem().isEmpty() ? 1 : 0);
    }

    /**
     * Starts an agent; when this returns, it listens.
     *
     * @param options its settings
     * @return the agent, to be closed
     * @throws AgentException if it cannot listen, or another agent does already; nothing is left then
     */
    public static Agent start(AgentOptions options) throws AgentException {
        if (options.listen().isPresent()
                && !options.listen().get().isLoopback()
                && options.token().isEmpty()) {
            throw new AgentException("listening on " + options.listen().get().address()
                    + " would let other hosts in: give a token with --token-file, or listen on a loopback address");
        }
        SocketFile file = SocketFile.claim(options.socket());
        AgentServer server = new AgentServer(options.transport());
        Agent agent = new Agent(options, file, server);
        try {
            agent.open();
            return agent;
        } catch (IOException e) {
            agent.abandon();
            throw new AgentException("the agent cannot listen: " + e.getMessage(), e);
        }
    }

    /**
     * Where the unix socket is.
     *
     * @return an absolute path
     */
    public Path socket() {
        return file.path();
    }

    /**
     * Where it listens over TCP.
     *
     * @return the address, with the port in use; empty if it does not
     */
    public Optional<InetSocketAddress> tcpAddress() {
        return tcpAddress;
    }

    /**
     * The limits in force, and what is wrong with the limits file, if anything.
     *
     * @return the state at this instant
     */
    public LiveStatus limits() {
        return limits.status();
    }

    /**
     * Stops: takes no more connections, gives the socket up, turns away everybody who waits (503), waits for {@link
     * AgentOptions#drain} until permits have been given back, and ends what connections there are. What is then still held is
     * forgotten; its holders go on undisturbed. Closing twice is harmless.
     */
    @Override
    public void close() {
        if (!drain.begin()) {
            return;
        }
        server.stopListening();
        giveUpSocket();
        timers.confine(() -> {
            service.stop();
            desk.stop();
            drain.watch();
        });
        drain.await(options.drain());
        server.loop().submit(service::closeAll).awaitUninterruptibly();
        server.close();
        limits.close();
    }

    private void open() throws IOException {
        sweepLater();
        if (options.listen().isPresent()) {
            tcpAddress = Optional.of(server.listen(options.listen().get(), service));
        }
        server.listen(file, options.access(), service);
    }

    private void sweepLater() {
        Duration tenth = options.http().idle().dividedBy(10);
        timers.after(tenth.compareTo(LONGEST_SWEEP) < 0 ? tenth : LONGEST_SWEEP, () -> {
            service.sweep();
            sweepLater();
        });
    }

    private void abandon() {
        server.close();
        limits.close();
        giveUpSocket();
    }

    private void giveUpSocket() {
        try {
            file.close();
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "the socket " + file.path() + " cannot be removed: " + e);
        }
    }

    private String health() {
        ObjectNode health = JsonMapper.shared().createObjectNode();
        Optional<String> problem = limits.status().problem();
        health.put("status", problem.isEmpty() ? "ok" : "limits file not in force");
        problem.ifPresent(reason -> health.put("problem", reason));
        return health.put("held", desk.held()).put("waiting", desk.waiting()) + "\n";
    }
}
