package io.sluice.objective;

/**
 * Means over the startups of one burst for one stage.
 *
 * @param name the stage
 * @param queued seconds from joining the gate's queue to entering; at least 0
 * @param held seconds from entering to leaving; at least 0
 */
public record StageMeans(String name, double queued, double held) {
    /** Checks the ranges. */
    public StageMeans {
        Checks.notNegative("queued", queued);
        Checks.notNegative("held", held);
    }
}
