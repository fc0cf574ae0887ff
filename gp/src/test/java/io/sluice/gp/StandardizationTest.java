package io.sluice.gp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StandardizationTest {
    private static final double[] NONE = {};

    private static void expect(double shift, double scale, double[] values, double[] bounds) {
        Standardization actual = Standardization.of(values, bounds);
        assertEquals(shift, actual.shift(), 1e-14 * Math.abs(shift));
        assertEquals(scale, actual.scale(), 1e-12 * scale);
    }

    @Test
    void uses_mean_and_deviation_of_the_values_alone() {
        expect(3, 2, new double[] {1, 5}, new double[] {1000});
    }

    @Test
    void falls_back_from_values_to_bounds_to_magnitude_to_one() {
        expect(2, 1.5, new double[] {2}, new double[] {5});
        expect(4, 1, NONE, new double[] {3, 5});
        expect(-7, 7, new double[] {-7, -7}, NONE);
        expect(0, 1, new double[] {0, 0}, NONE);
        expect(0, 1, NONE, NONE);
    }

    @Test
    void takes_rounding_for_no_spread() {
        expect(0.1 + 0.2, 0.1 + 0.2, new double[] {0.1 + 0.2, 0.3}, NONE);
    }

    @Test
    void works_at_any_scale() {
        for (double unit : new double[] {1e-300, 1e-12, 1, 1e12, 1e300}) {
            expect(3 * unit, 2 * unit, new double[] {unit, 5 * unit}, NONE);
        }
    }

    @Test
    void restores_what_it_standardized() {
        Standardization standardization = new Standardization(3, 2);
        Posterior posterior = standardization.restore(new Posterior(new double[] {1}, new double[] {0.25}));

        assertEquals(1, standardization.standardize(5));
        assertEquals(5, posterior.mean()[0]);
        assertEquals(1, posterior.variance()[0]);
        assertEquals(0.25, standardization.standardizeVariance(1));
    }
}
