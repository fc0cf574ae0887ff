package io.sluice.tuner.suggest;

import io.sluice.acquisition.Trend;
import java.util.List;

/**
 * How the logarithm of a burst's time grows as gates starve it.
 *
 * <p>A gate that lets L of N pass at once, each of which holds it for s, needs (N/L − 1) s longer than one that lets all
 * pass. Where that is little beside the time b of a good burst it is hidden behind other work, and where it is much it is all
 * there is:
 *
 * <pre>
 * t(x) = ln b + 1/4 ln(1 + sum_j (a s_j (N/L_j - 1) / b)^4)
 * </pre>
 *
 * Immutable and thread-safe.
 *
 * @param gates one per limit whose stage's held time is known; copied
 * @param base b, above 0
 * @param share a, at least 0: how much of the wait the metric counts, 1 for the last start, 1/2 for the mean start, and 0
 *     where limits are seen to starve nothing
 */
record StarvationTrend(List<Gate> gates, double base, double share) implements Trend {
    private static final double POWER = 4;

    /** Copies the list. */
    StarvationTrend {
        gates = List.copyOf(gates);
    }

    /**
     * A limit.
     *
     * @param coordinate of the point, log-scaled from 1 to N
     * @param starts N
     * @param service s, in the unit of b
     */
    record Gate(int coordinate, long starts, double service) {
        /** (N/L − 1) s. */
        double extra(double[] x) {
            return service * (Math.pow((double) starts, 1 - x[coordinate]) - 1);
        }
    }

    @Override
    public boolean claims() {
        return share > 0;
    }

    @Override
    public double at(double[] x) {
        double sum = 1;
        for (Gate gate : gates) {
            sum += Math.pow(share * gate.extra(x) / base, POWER);
        }
        return Math.log(base) + Math.log(sum) / POWER;
    }
}
