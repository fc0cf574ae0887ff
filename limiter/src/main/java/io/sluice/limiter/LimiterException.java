package io.sluice.limiter;

/** Why a limiter gave no permit. */
public abstract sealed class LimiterException extends RuntimeException
        permits AgentUnavailableException, LimiterClosedException, PermitTimeoutException {
    private static final long serialVersionUID = 1L;

    LimiterException(String message) {
        super(message);
    }

    LimiterException(String message, Throwable cause) {
        super(message, cause);
    }
}
