package io.sluice.limiter.agent;

import io.sluice.limiter.AgentUnavailableException;
import io.sluice.limiter.Permit;
import io.sluice.limiter.PermitTimeoutException;
import io.sluice.limiter.StageName;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Takes permits from the agent of this host.
 *
 * <pre>{@code
 * var agent = AgentClient.to(Path.of("/run/sluice/agent.sock"));
 * try (Permit permit = agent.acquire("AddCNI", Duration.ofSeconds(30))) {
 *     attach(permit);
 * }
 * }</pre>
 *
 * <p>A permit lives on a connection of its own: if this process dies, the kernel closes it, and the permit is free. If the agent
 * dies, a call that waits queues again at the next agent, at the end of its queue, for what is left of its wait; a permit
 * that is held is forgotten by the agent, while its holder goes on undisturbed.
 *
 * <p>Immutable and thread-safe. It has no threads and no connection of its own, except that a request made with {@code
 * acquireAsync} has a daemon thread while it waits.
 */
public final class AgentClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SocketAddress address;
    private final Identity identity;
    private final Duration patience;

    private AgentClient(SocketAddress address, Identity identity, Duration patience) {
        this.address = address;
        this.identity = identity;
        this.patience = patience;
    }

    /**
     * Of the agent at a unix socket.
     *
     * @param socket its path; the agent need not be there yet
     * @return the client
     */
    public static AgentClient to(Path socket) {
        return new AgentClient(UnixDomainSocketAddress.of(socket), Identity.NONE, PATIENCE);
    }

    /**
     * Of the agent at a TCP address.
     *
     * @param address where it listens
     * @return the client
     */
    public static AgentClient to(InetSocketAddress address) {
        return new AgentClient(address, Identity.NONE, PATIENCE);
    }

    /**
     * With a name for the agent's list of holders.
     *
     * @param holder 1 to 256 characters
     * @return a copy
     */
    public AgentClient withHolder(String holder) {
        return new AgentClient(address, identity.withHolder(holder), patience);
    }

    /**
     * With a run, under which the agent keeps the spans of what is done.
     *
     * @param run 1 to 256 characters
     * @return a copy
     */
    public AgentClient withRun(String run) {
        return new AgentClient(address, identity.withRun(run), patience);
    }

    /**
     * With the token that an agent on another host asks for.
     *
     * @param token the content of its token file
     * @return a copy
     */
    public AgentClient withToken(String token) {
        return new AgentClient(address, identity.withToken(token), patience);
    }

    /**
     * With another patience.
     *
     * @param longest how long a call goes on trying while there is no agent that answers, at least zero
     * @return a copy
     */
    public AgentClient withPatience(Duration longest) {
        return new AgentClient(address, identity, longest);
    }

    /**
     * Waits for a permit for as long as it takes.
     *
     * @param stage the stage to enter
     * @return the permit, to be closed by the caller
     * @throws InterruptedException if interrupted while waiting; the place in the queue is given up
     * @throws AgentUnavailableException if there was no agent for longer than the patience, or it refused
     * @throws IllegalArgumentException if {@code stage} is not a stage name
     */
    public Permit acquire(String stage) throws InterruptedException {
        return acquire(stage, Deadline.never());
    }

    /**
     * Waits for a permit for a limited time.
     *
     * @param stage the stage to enter
     * @param maxWait the longest wait, at least zero
     * @return the permit, to be closed by the caller
     * @throws InterruptedException if interrupted while waiting; the place in the queue is given up
     * @throws PermitTimeoutException if {@code maxWait} was not enough
     * @throws AgentUnavailableException if there was no agent for longer than the patience or {@code maxWait}, or it refused
     * @throws IllegalArgumentException if {@code stage} is not a stage name or {@code maxWait} is negative
     */
    public Permit acquire(String stage, Duration maxWait) throws InterruptedException {
        return acquire(stage, Deadline.after(maxWait));
    }

    /**
     * Takes a permit if one is free.
     *
     * @param stage the stage to enter
     * @return the permit, to be closed by the caller; empty if the stage is full
     * @throws InterruptedException if interrupted while waiting for the agent's answer
     * @throws AgentUnavailableException if there is no agent, or it refused
     * @throws IllegalArgumentException if {@code stage} is not a stage name
     */
    public Optional<Permit> tryAcquire(String stage) throws InterruptedException {
        try {
            return Optional.of(acquire(stage, Duration.ZERO));
        } catch (PermitTimeoutException e) {
            return Optional.empty();
        }
    }

    /**
     * Queues for a permit without waiting. Cancelling the future leaves the queue; cancel this very one, not one derived from
     * it.
     *
     * @param stage the stage to enter
     * @param maxWait the longest wait, at least zero
     * @return completed with a permit, to be closed by the caller, or with what {@link #acquire(String, Duration)} throws
     */
    public CompletableFuture<Permit> acquireAsync(String stage, Duration maxWait) {
        Deadline deadline = Deadline.after(maxWait);
        StageName.require(stage);
        return Waiting.start(() -> acquire(stage, deadline));
    }

    /**
     * Queues for a permit without waiting, for as long as it takes; see {@link #acquireAsync(String, Duration)}.
     *
     * @param stage the stage to enter
     * @return completed with a permit, or with what {@link #acquire(String)} throws
     */
    public CompletableFuture<Permit> acquireAsync(String stage) {
        StageName.require(stage);
        return Waiting.start(() -> acquire(stage, Deadline.never()));
    }

    Permit acquire(String stage, Deadline deadline) throws InterruptedException {
        StageName.require(stage);
        long asked = System.nanoTime();
        return new Persistence(deadline, patience).untilAnswered(stage, () -> enter(stage, deadline, asked));
    }

    Answer advance(String id, String next, Deadline deadline) throws InterruptedException, AgentGoneException {
        String target = "/v1/permits/" + id + "/advance?to=" + next + deadline.parameter();
        try (Connection connection = Connection.open(address, deadline.orPatience(patience))) {
            return connection.ask("POST", target, identity, deadline);
        }
    }

    Duration patience() {
        return patience;
    }

    private Permit enter(String stage, Deadline deadline, long asked) throws InterruptedException, AgentGoneException {
        String target = "/v1/stages/" + stage + "/permits?" + identity.parameters() + deadline.parameter();
        Connection connection = Connection.open(address, deadline.orPatience(patience));
        boolean kept = false;
        try {
            Answer answer = connection.ask("POST", target, identity, deadline);
            String id = answer.permitOf(stage, deadline);
            connection.stopReading();
            kept = true;
            Duration waited = Duration.ofNanos(System.nanoTime() - asked);
            return new AgentPermit(this, connection, id, stage, waited);
        } finally {
            if (!kept) {
                connection.close();
            }
        }
    }
}
