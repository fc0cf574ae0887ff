package io.sluice.limiter;

import java.time.Duration;

/** A permit was not free within the longest wait. The waiter has left the queue, and no permit is lost. */
public final class PermitTimeoutException extends LimiterException {
    private static final long serialVersionUID = 1L;

    /**
     * Says so.
     *
     * @param stage the stage
     * @param maxWait the longest wait
     */
    public PermitTimeoutException(String stage, Duration maxWait) {
        super("no permit for stage " + stage + " within " + maxWait.toMillis()
                + " ms: wait longer, or raise the limit of the stage");
    }
}
