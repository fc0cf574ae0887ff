package io.sluice.objective.sim;

import io.sluice.objective.burst.BurstRequest.Cutoff;
import java.util.Arrays;

/**
 * Where a burst is stopped: whoever waits for it looks at every tick of the processor series, as a driver on a real host
 * looks from time to time, and stops at the first at which the metric is known to exceed the cutoff. Immutable.
 *
 * @param burst run to its end
 * @param cutoff what is compared with what
 */
record CutoffRule(SimulatedBurst burst, Cutoff cutoff) {

    /** Whether the burst is stopped before its last startup is reachable. */
    boolean stops() {
        return stop() < burst.cpu().series().size() && burst.cpu().series().at(stop()) < burst.makespan();
    }

    /** The reading at which it is stopped; as many as there are if none. */
    int stop() {
        int low = 0;
        int high = burst.cpu().series().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bound(middle) > cutoff.value()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** What the metric is at least, as known at a reading; it grows from reading to reading. */
    private double bound(int reading) {
        double now = burst.cpu().series().at(reading);
        double[] bounds = Arrays.stream(burst.startupTimes())
                .map(time -> Math.min(time, now))
                .toArray();
        return cutoff.metric().of(bounds, burst.cpu().series().used(reading));
    }
}
