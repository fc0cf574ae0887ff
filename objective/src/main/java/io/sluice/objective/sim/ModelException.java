package io.sluice.objective.sim;

/** A model that cannot be used; the message names the place and what is allowed. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for a person. */
    public ModelException(String message) {
        super(message);
    }

    /** With a message for a person, and what lies behind it. */
    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
