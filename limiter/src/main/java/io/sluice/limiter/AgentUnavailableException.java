package io.sluice.limiter;

/** The agent of this host gave no answer, or refused the request. The message says which, and what to do. */
public final class AgentUnavailableException extends LimiterException {
    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message what is wrong, and what to do
     */
    public AgentUnavailableException(String message) {
        super(message);
    }

    /**
     * Says why, with what was behind it.
     *
     * @param message what is wrong, and what to do
     * @param cause what was behind it
     */
    public AgentUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
