package io.sluice.limiter;

/** The limiter was closed before it could give a permit. */
public final class LimiterClosedException extends LimiterException {
    private static final long serialVersionUID = 1L;

    LimiterClosedException(String stage) {
        super("no permit for stage " + stage + ": the limiter is closed");
    }
}
