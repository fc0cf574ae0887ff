package io.sluice.objective.sim;

import io.sluice.objective.sim.StepTime.Exponential;
import io.sluice.objective.sim.StepTime.LogNormal;
import java.util.List;

/** Draws the times of all of a startup's steps at once. Immutable. */
final class TimeSampler {

    private final double[] means;
    private final double[] sigmas;
    private final boolean[] exponential;

    TimeSampler(List<StepTime> times) {
        this.means = times.stream().mapToDouble(StepTime::mean).toArray();
        this.sigmas = new double[means.length];
        this.exponential = new boolean[means.length];
        for (int i = 0; i < means.length; i++) {
            StepTime.Spread spread = times.get(i).spread();
            sigmas[i] = spread instanceof LogNormal logNormal ? logNormal.sigma() : 0;
            exponential[i] = spread instanceof Exponential;
        }
    }

    /**
     * Draws one startup's times.
     *
     * @param into from {@code at} on; modified
     * @param draws where from
     * @param pace factor on every time
     */
    void fill(double[] into, int at, Draws draws, double pace) {
        // Two loops: with the branches of the draws kept out of the arithmetic, both run at more than twice the speed.
        for (int i = 0; i < means.length; i++) {
            into[at + i] = draw(i, draws);
        }
        for (int i = 0; i < means.length; i++) {
            double drawn = into[at + i];
            into[at + i] = pace * means[i] * (exponential[i] ? drawn : Draws.logNormal(sigmas[i], drawn));
        }
    }

    private double draw(int i, Draws draws) {
        if (exponential[i]) {
            return draws.exponential();
        }
        return sigmas[i] == 0 ? 0 : draws.gaussian();
    }
}
