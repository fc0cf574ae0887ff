package io.sluice.limiter.agent;

import io.sluice.limiter.Permit;
import io.sluice.limiter.StageName;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A permit of an agent: the connection that it lives on. */
final class AgentPermit implements Permit {
    private final AgentClient client;
    private final Connection connection;
    private final String id;
    private final String stage;
    private final Duration waited;
    private final AtomicBoolean released = new AtomicBoolean();

    AgentPermit(AgentClient client, Connection connection, String id, String stage, Duration waited) {
        this.client = client;
        this.connection = connection;
        this.id = id;
        this.stage = stage;
        this.waited = waited;
    }

    @Override
    public String stage() {
        return stage;
    }

    @Override
    public Duration waited() {
        return waited;
    }

    @Override
    public void close() {
        if (released.compareAndSet(false, true)) {
            connection.close();
        }
    }

    @Override
    public Permit advance(String next) throws InterruptedException {
        return advance(next, Deadline.never());
    }

    @Override
    public Permit advance(String next, Duration maxWait) throws InterruptedException {
        return advance(next, Deadline.after(maxWait));
    }

    @Override
    public CompletableFuture<Permit> advanceAsync(String next) {
        take(next);
        return Waiting.start(() -> moved(next, Deadline.never()));
    }

    @Override
    public CompletableFuture<Permit> advanceAsync(String next, Duration maxWait) {
        Deadline deadline = Deadline.after(maxWait);
        take(next);
        return Waiting.start(() -> moved(next, deadline));
    }

    private Permit advance(String next, Deadline deadline) throws InterruptedException {
        take(next);
        return moved(next, deadline);
    }

    private void take(String next) {
        StageName.require(next);
        if (!released.compareAndSet(false, true)) {
            throw new IllegalStateException("permit for stage " + stage + " was given back already:"
                    + " it cannot advance to " + next + ", acquire a new one");
        }
    }

    /** At an agent that knows nothing of this permit, because it was started later, the queue is joined afresh. */
    private Permit moved(String next, Deadline deadline) throws InterruptedException {
        long asked = System.nanoTime();
        boolean kept = false;
        try {
            Answer answer = client.advance(id, next, deadline);
            if (!answer.isUnknown()) {
                String same = answer.permitOf(next, deadline);
                kept = true;
                return new AgentPermit(client, connection, same, next, Duration.ofNanos(System.nanoTime() - asked));
            }
        } catch (AgentGoneException e) {
            System.getLogger(AgentPermit.class.getName())
                    .log(System.Logger.Level.DEBUG, "the agent went away, queueing again", e);
        } finally {
            if (!kept) {
                connection.close();
            }
        }
        return client.acquire(next, deadline);
    }

    @Override
    public String toString() {
        return "Permit[" + stage + " of the agent]";
    }
}
