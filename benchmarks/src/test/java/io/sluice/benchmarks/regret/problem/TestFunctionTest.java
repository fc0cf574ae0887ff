package io.sluice.benchmarks.regret.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestFunctionTest {

    @ParameterizedTest
    @EnumSource
    void at_theOptimum_isTheMinimum(TestFunction function) {
        for (int d : new int[] {6, 8, 12}) {
            assertEquals(function.minimum(d), function.at(function.optimum(d)), 1e-6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void at_anyPoint_isNotBelowTheMinimum(TestFunction function) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            double[] u = random.doubles(6).toArray();
            assertTrue(function.at(u) >= function.minimum(6) - 1e-9);
        }
    }

    @Test
    void branin_hasThreeMinima() {
        double[][] minima = {{-Math.PI, 12.275}, {Math.PI, 2.275}, {9.42478, 2.475}};
        for (double[] x : minima) {
            double[] u = {(x[0] + 5) / 15, x[1] / 15};
            assertEquals(0.397887, TestFunction.BRANIN.at(u), 1e-5);
        }
    }

    @Test
    void rosenbrock_atTheOrigin_isD_minusOne() {
        double[] u = TestFunction.ROSENBROCK.optimum(5);
        for (int i = 0; i < 5; i++) {
            u[i] -= 1.0 / 4;
        }
        assertEquals(4, TestFunction.ROSENBROCK.at(u), 1e-12);
    }
}
