package io.sluice.agent.permits;

import java.time.Duration;

/** What came of asking for a permit. */
public sealed interface Outcome {

    /**
     * The caller is in the stage.
     *
     * @param id names the permit, unguessable
     * @param stage the stage
     * @param waited from asking to entering
     */
    record Granted(String id, String stage, Duration waited) implements Outcome {}

    /**
     * The longest wait was not enough; the caller is out of the queue.
     *
     * @param stage the stage
     * @param maxWait the wait
     */
    record WaitOver(String stage, Duration maxWait) implements Outcome {}

    /**
     * The agent holds as many as it may; the caller was never in a queue.
     *
     * @param what what there are too many of
     * @param bound how many there may be
     */
    record Full(String what, int bound) implements Outcome {}

    /**
     * There is no such permit (any more).
     *
     * @param id what was named
     */
    record Unknown(String id) implements Outcome {}

    /**
     * The permit is on its way to another stage already.
     *
     * @param id the permit
     */
    record Busy(String id) implements Outcome {}

    /** The agent is stopping; the caller is out of the queue. */
    record Stopping() implements Outcome {}
}
