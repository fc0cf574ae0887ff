package io.sluice.objective.sim;

/** The factor on all times of a burst: noise, drift and slow runs of one host. Not thread-safe. */
final class RunPace {

    private final RunVariation variation;
    private final Draws walk;
    private int bursts;
    private double walked;

    /** With the host's own seed, of which the drift is a function. */
    RunPace(RunVariation variation, long seed) {
        this.variation = variation;
        this.walk = new Streams(seed).run();
    }

    /** The factor of the next burst, which has this seed. */
    double next(long burstSeed) {
        Draws draws = new Streams(burstSeed).run();
        double noise = draws.logNormal(variation.noise());
        boolean slow = draws.uniform() <= variation.slowRuns().probability();
        return noise * drift() * (slow ? variation.slowRuns().factor() : 1);
    }

    /** As if so many more bursts had run. */
    void skip(int count) {
        for (int i = 0; i < count; i++) {
            advance();
        }
    }

    private double drift() {
        RunVariation.Drift drift = variation.drift();
        double phase = 2 * Math.PI * bursts / drift.period();
        double factor = StrictMath.exp(drift.amplitude() * StrictMath.sin(phase) + drift.walk() * walked);
        advance();
        return factor;
    }

    private void advance() {
        bursts++;
        walked += walk.gaussian();
    }
}
