package io.sluice.limiter.agent;

/** There is no agent, it went away in the middle, or it is about to: worth another try. */
final class AgentGoneException extends Exception {
    private static final long serialVersionUID = 1L;

    AgentGoneException(String message) {
        super(message);
    }

    AgentGoneException(String message, Throwable cause) {
        super(message, cause);
    }
}
