package io.sluice.agent.permits;

import java.util.OptionalInt;

/**
 * The process at the other end, as the kernel saw it when it connected. Immutable.
 *
 * @param pid its process id; empty where the kernel does not tell, as over TCP
 * @param uid its user id; empty likewise
 */
public record Peer(OptionalInt pid, OptionalInt uid) {
    /** Of whom nothing is known. */
    public static final Peer UNKNOWN = new Peer(OptionalInt.empty(), OptionalInt.empty());
}
