package io.sluice.acquisition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogExpectedImprovementTest {

    /** Expected: mpmath, log(npdf(z) + z ncdf(z)) with enough digits to survive the cancellation (up to 18 000). */
    @ParameterizedTest
    @CsvSource({
        "10, 2.302585092994045684",
        "3, 1.0987396653277077727",
        "1, 0.080026218849306940029",
        "0, -0.91893853320467274178",
        "-0.5, -1.6205162643873199193",
        "-1, -2.4851210257126413368",
        "-1.0001, -2.4853114564458833618",
        "-2, -4.7687835239171141569",
        "-5, -16.744301162660990143",
        "-10, -55.553122036122355927",
        "-24.9, -317.35848574266737912",
        "-25, -319.86146358149595433",
        "-26, -345.43954672231803297",
        "-40, -808.29856835661996024",
        "-100, -5010.1295788002497923",
        "-200, -20011.515648259739324",
        "-1e4, -50000019.339619307157",
        "-1e6, -500000000028.54995965",
        "-1e8, -5000000000000037.7603",
        "-1e10, -50000000000000000047.0",
        "-1e100, -5.0e199",
    })
    void matches_high_precision_far_into_the_tail(double z, double expected) {
        assertEquals(expected, LogExpectedImprovement.logH(z), 1e-13 * Math.max(1, Math.abs(expected)));
    }

    /** Expected: Python's decimal, ln(sigma^2 / (hypot(sigma, tau) (hypot(sigma, tau) + tau))) with 400 digits. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0",
        "1, 1, -1.2279471772995156799",
        "3, 4, -1.6094379124341003746",
        "1e-8, 1, -37.534508668464676329",
        "1e-150, 1, -691.46867507877365051",
        "1e8, 1, -1.0000000049999999833E-8",
    })
    void noise_takes_from_what_is_known(double sigma, double tau, double expected) {
        double augmented = LogExpectedImprovement.augmented(0.5, 0.25, sigma, tau);
        double plain = LogExpectedImprovement.of(0.5, 0.25, sigma);

        assertEquals(expected, augmented - plain, 1e-13 * Math.max(1, Math.abs(expected)));
    }

    @ParameterizedTest
    @CsvSource({"-1", "-25"})
    void branches_meet(double seam) {
        double below = LogExpectedImprovement.logH(Math.nextDown(seam));
        double above = LogExpectedImprovement.logH(Math.nextUp(seam));

        assertEquals(below, above, 1e-12 * Math.abs(above));
    }

    @Test
    void grows_with_z_over_thirty_orders_of_magnitude() {
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 600; i >= -600; i--) {
            double value = LogExpectedImprovement.logH(-Math.pow(10, i / 40.0));
            assertTrue(value >= last, "z = -1e" + i / 40.0);
            last = value;
        }
        for (int i = -600; i <= 600; i++) {
            double value = LogExpectedImprovement.logH(Math.pow(10, i / 40.0));
            assertTrue(value >= last, "z = 1e" + i / 40.0);
            last = value;
        }
    }

    @Property(tries = 500, seed = "3001")
    void is_never_NaN_and_scales_with_its_units(
            @ForAll @DoubleRange(min = -1e3, max = 1e3) double incumbent,
            @ForAll @DoubleRange(min = -1e3, max = 1e3) double mean,
            @ForAll @DoubleRange(min = 0.01, max = 1e3) double sd) {
        double value = LogExpectedImprovement.of(incumbent, mean, sd);

        assertFalse(Double.isNaN(value));
        double unit = 0x1p-40;
        double scaled = LogExpectedImprovement.of(incumbent * unit, mean * unit, sd * unit);
        assertEquals(value + Math.log(unit), scaled, 1e-9 * (1 + Math.abs(value)));
    }
}
