/**
 * A model of a host that starts containers: a burst that costs a millisecond, is deterministic by seed and has a known
 * answer. A {@link io.sluice.objective.sim.PipelineModel} is data, read from YAML by
 * {@link io.sluice.objective.sim.PipelineModelReader}; {@link io.sluice.objective.sim.BurstSimulation} runs it;
 * {@link io.sluice.objective.sim.SimulatedHost} makes it a {@link io.sluice.objective.burst.BurstHost}. Model, format and
 * what is left out are described in {@code docs/simulator.md}.
 *
 * <p>Notation, times in seconds:
 *
 * <table>
 * <caption>Symbols</caption>
 * <tr><td>N</td><td>startups of a burst</td></tr>
 * <tr><td>C</td><td>cores</td></tr>
 * <tr><td>R(t)</td><td>runnable startups: those that compute, hold a spin lock or spin</td></tr>
 * <tr><td>&kappa;</td><td>cost of oversubscription, at least 0</td></tr>
 * <tr><td>e(R)</td><td>efficiency, 1 / (1 + &kappa; max(0, R/C &minus; 1))</td></tr>
 * <tr><td>S</td><td>cores that no holder of a spin lock and nobody who spins keeps</td></tr>
 * <tr><td>n(t)</td><td>startups that compute without a spin lock</td></tr>
 * <tr><td>r</td><td>speed of one of these, min(1, S/n) e(R)</td></tr>
 * <tr><td>V(t)</td><td>virtual time, the integral of r: a computation of w seconds that begins at V ends at V + w</td></tr>
 * <tr><td>&sigma;</td><td>standard deviation of the logarithm of a step's time</td></tr>
 * </table>
 */
@NullMarked
package io.sluice.objective.sim;

import org.jspecify.annotations.NullMarked;
