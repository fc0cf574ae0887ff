package io.sluice.objective.sim;

import io.sluice.objective.burst.StageSpan;
import io.sluice.objective.burst.Statistics;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that one simulated burst did, to its end. Immutable.
 *
 * @param spans by startup, all stages in order, gated or not
 * @param startupTimes seconds from the release to reachable, by startup; not to be modified
 * @param locks in the model's order
 * @param cpu what it cost
 * @param events how many were simulated
 */
@SuppressWarnings("ArrayRecordComponent") // one array a burst, read and dropped
public record SimulatedBurst(
        List<List<StageSpan>> spans, double[] startupTimes, List<LockUse> locks, CpuUse cpu, long events) {

    /** Copies the outer lists. */
    public SimulatedBurst {
        spans = List.copyOf(spans);
        locks = List.copyOf(locks);
    }

    /**
     * Processor seconds of a burst: total = useful + spinning + lost.
     *
     * @param total of busy cores
     * @param useful what the steps asked for, and waking up
     * @param spinning of startups that waited for spin locks
     * @param series how the total came about
     */
    public record CpuUse(double total, double useful, double spinning, CpuSeries series) {
        /** What oversubscription cost. */
        public double lost() {
            return Math.max(0, total - useful - spinning);
        }
    }

    /** Seconds from the release to the last reachable container. */
    public double makespan() {
        return Statistics.max(startupTimes);
    }

    /** What was done to the lock with this name; throws {@link IllegalArgumentException} if there is none. */
    public LockUse lock(String name) {
        return locks.stream().filter(use -> use.lock().equals(name)).findFirst().orElseThrow(() -> {
            List<String> names = locks.stream().map(LockUse::lock).toList();
            return new IllegalArgumentException("there is no lock '" + name + "': the model has " + names);
        });
    }

    /** When startups were in which stage, while a burst runs. Not thread-safe. */
    static final class Spans {
        private final List<String> stages;
        private final double[] queued;
        private final double[] entered;
        private final double[] left;

        Spans(List<String> stages, int startups) {
            this.stages = stages;
            this.queued = new double[stages.size() * startups];
            this.entered = queued.clone();
            this.left = queued.clone();
        }

        void queued(int startup, int stage, double now) {
            queued[startup * stages.size() + stage] = now;
        }

        void entered(int startup, int stage, double now) {
            entered[startup * stages.size() + stage] = now;
        }

        void left(int startup, int stage, double now) {
            left[startup * stages.size() + stage] = now;
        }

        List<StageSpan> of(int startup) {
            List<StageSpan> spans = new ArrayList<>(stages.size());
            for (int stage = 0; stage < stages.size(); stage++) {
                int at = startup * stages.size() + stage;
                spans.add(new StageSpan(stages.get(stage), nanos(queued[at]), nanos(entered[at]), nanos(left[at])));
            }
            return spans;
        }
    }

    /** Seconds as whole nanoseconds. */
    static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
