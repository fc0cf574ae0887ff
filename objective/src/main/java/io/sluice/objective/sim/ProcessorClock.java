package io.sluice.objective.sim;

import io.sluice.objective.sim.SimulatedBurst.CpuUse;

/**
 * Time and virtual time of a burst, and what the processors did. Holders of spin locks keep a core each; then those who
 * spin, as far as there are cores; what is left is shared equally by those who compute. All of the latter progress at the same
 * speed, so each ends at a virtual time that is known when it begins, however many there are meanwhile. Not thread-safe.
 */
final class ProcessorClock {

    private final int cores;
    /** By number of runnable startups. */
    private final double[] efficiencies;
    /** By number. */
    private final double[] reciprocals;

    private final CpuSeries.Recorder series = new CpuSeries.Recorder();
    private double now;
    private double virtual;
    private int computing;
    private int holding;
    private int spinning;
    private double useful;
    private double spun;
    private double busy;

    /** For at most {@code startups} runnable startups. */
    ProcessorClock(Cores cores, int startups) {
        this.cores = cores.count();
        this.efficiencies = new double[startups + 1];
        this.reciprocals = new double[Math.max(startups, this.cores) + 1];
        for (int n = 0; n < reciprocals.length; n++) {
            reciprocals[n] = 1.0 / n;
        }
        for (int runnable = 0; runnable <= startups; runnable++) {
            efficiencies[runnable] = cores.efficiency(runnable);
        }
    }

    double now() {
        return now;
    }

    double virtual() {
        return virtual;
    }

    /** When it will be virtual time {@code v}, if nothing changes; never if all cores are held or spun on. */
    double timeOf(double v) {
        double ahead = v - virtual;
        if (ahead <= 0) {
            return now;
        }
        int spare = spare();
        double slowness = computing <= spare ? 1 : computing * reciprocals[spare];
        return now + ahead * slowness / efficiencies[computing + holding + spinning];
    }

    void beginComputing() {
        computing++;
    }

    void endComputing() {
        computing--;
    }

    void beginHolding() {
        holding++;
    }

    void endHolding() {
        holding--;
    }

    void beginSpinning() {
        spinning++;
    }

    void endSpinning() {
        spinning--;
    }

    /** Moves to a later time. */
    void advanceTo(double time) {
        double span = time - now;
        double before = busy;
        if (span > 0) {
            int spare = spare();
            double share = computing <= spare ? 1 : spare * reciprocals[computing];
            double progress = span * share * efficiencies[computing + holding + spinning];
            int burning = Math.min(spinning, cores - holding);
            virtual += progress;
            useful += progress * computing + span * holding;
            spun += span * burning;
            busy += span * (Math.min(computing, spare) + holding + burning);
        }
        if (series.next() <= time) {
            series.read(now, before, time, busy);
        }
        now = time;
    }

    /** Cores for those who compute. */
    private int spare() {
        return Math.max(0, cores - holding - spinning);
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
