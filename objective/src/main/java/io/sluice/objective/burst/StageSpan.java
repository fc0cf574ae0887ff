package io.sluice.objective.burst;

/**
 * One startup's way through one stage, in nanoseconds since the release of the burst.
 *
 * @param stage the stage
 * @param queued when it joined the gate's queue
 * @param entered when it got the permit; at least {@code queued}
 * @param left when it gave the permit back; at least {@code entered}
 */
public record StageSpan(String stage, long queued, long entered, long left) {

    /** Checks the order. */
    public StageSpan {
        if (entered < queued || left < entered) {
            throw new IllegalArgumentException("span of " + stage + " is out of order: queued " + queued + ", entered "
                    + entered + ", left " + left + " ns");
        }
    }

    /** Seconds from queued to entered. */
    public double queuedSeconds() {
        return (entered - queued) / 1e9;
    }

    /** Seconds from entered to left. */
    public double heldSeconds() {
        return (left - entered) / 1e9;
    }
}
