package io.sluice.acquisition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole loop on functions whose optimum is known, over seeds that were fixed before looking. */
class RegretTest {
    private static final long[] SEEDS = {101, 102, 103, 104, 105, 106};

    static Stream<Arguments> problems() {
        return Stream.of(
                Arguments.of(
                        "quadratic on integers",
                        Lattices.logIntegers(4, 400),
                        (ToDoubleFunction<double[]>) Lattices::quadratic,
                        0.0,
                        30,
                        0.01),
                Arguments.of(
                        "Branin on a lattice",
                        new Domain(List.of(Lattices.grid(101), Lattices.grid(101))),
                        (ToDoubleFunction<double[]>) Lattices::branin,
                        0.397887,
                        40,
                        0.15));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void finds_the_optimum_and_beats_random(
            String name,
            Domain domain,
            ToDoubleFunction<double[]> objective,
            double optimum,
            int evaluations,
            double tolerance) {
        int wins = 0;
        for (long seed : SEEDS) {
            SplittableRandom random = new SplittableRandom(seed);
            double best = Lattices.best(Lattices.optimize(domain, objective, 5, evaluations, random));
            double chance = DoubleStream.generate(() -> objective.applyAsDouble(
                            domain.fromUnit(random.doubles(domain.dimension()).toArray())))
                    .limit(evaluations)
                    .min()
                    .orElseThrow();
            assertTrue(best >= optimum - 1e-5, "below the optimum");
            assertTrue(best - optimum <= tolerance, "seed " + seed + " regret " + (best - optimum));
            wins += best < chance ? 1 : 0;
        }
        // Six of six has probability 1/64 if neither is better.
        assertEquals(SEEDS.length, wins);
    }
}
