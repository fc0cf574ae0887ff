package io.sluice.objective.burst;

/** The apparatus failed, not a start: the burst says nothing of its limits. The message is for a person. */
public final class BurstException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for a person. */
    public BurstException(String message) {
        super(message);
    }

    /** With a message for a person, and what lies behind it. */
    public BurstException(String message, Throwable cause) {
        super(message, cause);
    }
}
