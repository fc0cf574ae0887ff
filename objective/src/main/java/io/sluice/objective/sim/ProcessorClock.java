package io.sluice.objective.sim;

import io.sluice.objective.sim.SimulatedBurst.CpuUse;

/**
 * Time and virtual time of a burst, and what the processors did. All computing startups progress at the same speed r(R), so
 * each ends at a virtual time that is known when it begins, however R changes. Not thread-safe.
 */
final class ProcessorClock {

    private final int cores;
    private final double[] speeds;
    private final double[] secondsPerProgress;
    private final double[] shares;
    private final CpuSeries.Recorder series = new CpuSeries.Recorder();
    private double now;
    private double virtual;
    private int computing;
    private int spinning;
    private double useful;
    private double spun;
    private double busy;

    /** For at most {@code startups} runnable startups. */
    ProcessorClock(Cores cores, int startups) {
        this.cores = cores.count();
        this.speeds = new double[startups + 1];
        this.secondsPerProgress = new double[startups + 1];
        this.shares = new double[startups + 1];
        for (int runnable = 0; runnable <= startups; runnable++) {
            speeds[runnable] = cores.speed(runnable);
            secondsPerProgress[runnable] = 1 / speeds[runnable];
            shares[runnable] = runnable <= this.cores ? 1 : (double) this.cores / runnable;
        }
    }

    double now() {
        return now;
    }

    double virtual() {
        return virtual;
    }

    /** When it will be virtual time {@code v}, if nothing changes. */
    double timeOf(double v) {
        double ahead = v - virtual;
        return ahead == Double.POSITIVE_INFINITY
                ? ahead
                : now + Math.max(0, ahead) * secondsPerProgress[computing + spinning];
    }

    void beginComputing() {
        computing++;
    }

    void endComputing() {
        computing--;
    }

    void beginSpinning() {
        spinning++;
    }

    void endSpinning() {
        spinning--;
    }

    /** Moves to a later time. */
    void advanceTo(double time) {
        int runnable = computing + spinning;
        double span = time - now;
        if (runnable > 0 && span > 0) {
            double progress = span * speeds[runnable];
            double burnt = span * shares[runnable];
            virtual += progress;
            useful += progress * computing;
            spun += burnt * spinning;
            busy += burnt * runnable;
        }
        now = time;
        series.advanceTo(now, busy);
    }

    /** Moves to the time at which a computation ends, which is the virtual time {@code v} exactly. */
    void advanceTo(double time, double v) {
        advanceTo(time);
        virtual = v;
    }

    CpuUse use() {
        return new CpuUse(busy, useful, spun, series.finish(now, busy));
    }
}
