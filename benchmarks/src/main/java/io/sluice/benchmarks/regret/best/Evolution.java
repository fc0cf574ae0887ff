package io.sluice.benchmarks.regret.best;

import io.sluice.tuner.space.SearchSpace;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.apache.commons.math3.random.Well19937c;

/**
 * CMA-ES in the unit cube over the points of a space.
 *
 * @param space what is searched
 * @param value to be minimised
 * @param random seeds the evolution
 */
record Evolution(SearchSpace space, ToDoubleFunction<Map<String, Object>> value, RandomGenerator random) {
    private static final int GENERATIONS = 60;
    private static final double SIGMA = 0.15;

    /** The best point of an evolution that begins at a point. */
    Map<String, Object> from(Map<String, Object> start) {
        int d = space.dimensions();
        int population = 4 + (int) (3 * Math.log(d)) + 4;
        CMAESOptimizer optimizer =
                new CMAESOptimizer(GENERATIONS, 0, true, 0, 0, new Well19937c(random.nextLong()), false, null);
        PointValuePair best = optimizer.optimize(
                new ObjectiveFunction(u -> value.applyAsDouble(point(u))),
                GoalType.MINIMIZE,
                new InitialGuess(Ladder.unit(space, start)),
                new SimpleBounds(new double[d], filled(d, 1)),
                new CMAESOptimizer.Sigma(filled(d, SIGMA)),
                new CMAESOptimizer.PopulationSize(population),
                new MaxEval(GENERATIONS * population * 2));
        return point(best.getPoint());
    }

    private Map<String, Object> point(double[] unit) {
        return space.decode(Ladder.coordinates(space, unit));
    }

    private static double[] filled(int length, double value) {
        double[] array = new double[length];
        Arrays.fill(array, value);
        return array;
    }
}
