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
        for (int i = 0; i < means.length; i++) {
            double factor = exponential[i] ? draws.exponential() : draws.logNormal(sigmas[i]);
            into[at + i] = pace * means[i] * factor;
        }
    }
}
