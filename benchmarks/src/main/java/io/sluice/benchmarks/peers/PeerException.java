package io.sluice.benchmarks.peers;

/** A peer did not do what was asked of it; the message says which peer, what, and the end of what it wrote to its errors. */
public final class PeerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for a person. */
    public PeerException(String message) {
        super(message);
    }

    /** With a message for a person and the cause. */
    public PeerException(String message, Throwable cause) {
        super(message, cause);
    }
}
