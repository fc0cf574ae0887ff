package io.sluice.agent.permits;

/** What a caller holds in its hand while it waits, and after. */
public interface Ticket {
    /** For a caller who never got into a queue. */
    Ticket NONE = () -> {};

    /**
     * The caller has gone. A place in a queue is given up, and so is a permit that has no lease; a permit with a lease stays
     * until it expires. Saying it again, or too late, is harmless.
     */
    void leave();
}
