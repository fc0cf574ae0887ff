package io.sluice.agent.permits;

import java.time.Duration;

/** What came of renewing a lease. */
public sealed interface Renewal {

    /**
     * It lives on.
     *
     * @param id the permit
     * @param stage the stage that it is for, or on its way to
     * @param waited how long it was waited for
     */
    record Renewed(String id, String stage, Duration waited) implements Renewal {}

    /** There is no such permit (any more). */
    record Unknown() implements Renewal {}

    /** The permit lives as long as a connection, and has no lease. */
    record NotLeased() implements Renewal {}
}
