package io.sluice.cli.tune;

import io.sluice.cli.proof.BurstCosts;
import io.sluice.cli.support.Deadline;
import io.sluice.cli.table.Numbers;

/**
 * Shares out the time between trials and proof. The proof's share is two bursts a pair at the mean cost of the bursts so
 * far, but never more than half of what is left after the warm-up, so that there is something to prove.
 */
final class TimePlan {
    private final Deadline deadline;
    private final BurstCosts costs;
    private final int pairs;
    private final double largestReserve;

    /** To be made when the trials begin. */
    TimePlan(Deadline deadline, BurstCosts costs, int pairs) {
        this.deadline = deadline;
        this.costs = costs;
        this.pairs = pairs;
        this.largestReserve = deadline.secondsLeft().orElse(Double.POSITIVE_INFINITY) / 2;
    }

    /** Whether one more trial leaves enough for the proof. */
    boolean allowsTrial() {
        return deadline.leaves(costs.mean() + reserve());
    }

    private double reserve() {
        return Math.max(0, Math.min(2 * pairs * costs.mean(), largestReserve));
    }

    /** How the time is shared out, for a person. */
    String sentence() {
        double left = deadline.secondsLeft().orElse(Double.POSITIVE_INFINITY);
        return "time: a burst takes " + Numbers.seconds(costs.mean()) + ", so of the "
                + Numbers.duration(left) + " left " + Numbers.duration(reserve()) + " are kept for the proof ("
                + Numbers.count(pairs, "pair") + ") and " + Numbers.duration(left - reserve()) + " go to trials";
    }

    /** How long this many bursts will take, for a person. */
    String estimate(int bursts) {
        double seconds = bursts * costs.mean();
        return Numbers.duration(Math.min(seconds, deadline.secondsLeft().orElse(Double.POSITIVE_INFINITY)));
    }
}
