package io.sluice.agent.net;

/** Why an agent could not start. The message says what to do. */
public final class AgentException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message what is wrong, and what to do
     */
    public AgentException(String message) {
        super(message);
    }

    /**
     * Says why, with what was behind it.
     *
     * @param message what is wrong, and what to do
     * @param cause what was behind it
     */
    public AgentException(String message, Throwable cause) {
        super(message, cause);
    }
}
