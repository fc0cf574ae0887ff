package io.sluice.agent.http;

import io.sluice.agent.permits.PermitDesk;
import io.sluice.limiter.StageLimiter;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/** What all connections share: the calls, the rules, the bounds, and each other. Confined to the event loop. */
public final class Service {
    private final Routes routes;
    private final Access access;
    private final HttpBounds bounds;
    private final BodyBudget budget;
    private final BodyBudget answers;
    private final LongSupplier nanos;
    private final Set<AgentConnection> connections = new LinkedHashSet<>();
    private boolean stopping;

    /**
     * Serves what is given.
     *
     * @param limiter shown to who asks
     * @param desk gives the permits
     * @param limits shows and changes the limits
     * @param status how the agent is
     * @param access who may do what
     * @param bounds how much of one client is put up with
     * @param nanos nanoseconds from anywhere
     */
    public Service(
            StageLimiter limiter,
            PermitDesk desk,
            LimitsAdmin limits,
            Status status,
            Access access,
            HttpBounds bounds,
            LongSupplier nanos) {
        this.routes = new Routes(new PermitCalls(desk), new LimitsCalls(limits), new Views(limiter, desk), status);
        this.access = access;
        this.bounds = bounds;
        this.budget = new BodyBudget(bounds.body(), bounds.bodies());
        this.answers = new BodyBudget(bounds.answers(), bounds.answers());
        this.nanos = nanos;
    }

    /**
     * How many clients are connected.
     *
     * @return at least zero
     */
    public int connections() {
        return connections.size();
    }

    /** Closes connections that are idle or stalled for too long; to be called now and then. */
    public void sweep() {
        long now = nanos.getAsLong();
        for (AgentConnection connection : Set.copyOf(connections)) {
            if (connection.isOverdue(now)) {
                connection.close();
            }
        }
    }

    /** From now on every answer ends its connection, and connections without a request end at once. */
    public void stop() {
        stopping = true;
        Set.copyOf(connections).forEach(AgentConnection::closeIfIdle);
    }

    /** Ends every connection, and with it the permits that are bound to one. */
    public void closeAll() {
        Set.copyOf(connections).forEach(AgentConnection::close);
    }

    Routes routes() {
        return routes;
    }

    HttpBounds bounds() {
        return bounds;
    }

    boolean stopping() {
        return stopping;
    }

    /** What may lie unread. */
    BodyBudget answers() {
        return answers;
    }

    long now() {
        return nanos.getAsLong();
    }

    Duration since(long then) {
        return Duration.ofNanos(now() - then);
    }

    RequestAssembler assembler(Door door) {
        return new RequestAssembler(access, door, budget);
    }

    /** Takes a connection in; where there are too many, the oldest idle one makes room, if there is one. */
    boolean admit(AgentConnection connection) {
        if (connections.size() >= bounds.connections() && !evictIdle()) {
            return false;
        }
        return connections.add(connection);
    }

    void forget(AgentConnection connection) {
        connections.remove(connection);
    }

    /** In the order in which they came. */
    private boolean evictIdle() {
        for (Iterator<AgentConnection> all = connections.iterator(); all.hasNext(); ) {
            AgentConnection connection = all.next();
            if (connection.isIdle()) {
                all.remove();
                connection.close();
                return true;
            }
        }
        return false;
    }
}
