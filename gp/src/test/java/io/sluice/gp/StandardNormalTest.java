package io.sluice.gp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values: mpmath 50-digit arithmetic, log(erfc(-z/sqrt 2)/2) and its derivatives, exp(x^2) erfc(x). */
class StandardNormalTest {

    @ParameterizedTest
    @CsvSource({
        "8, -6.2209605742717860585e-16, 5.0522710835368954309e-15, 4.0418168668295188973e-14",
        "2, -0.023012909328963488465, 0.055247862678989959102, 0.11354805168857644979",
        "0, -0.69314718055994530942, 0.79788456080286535588, 0.63661977236758134308",
        "-1, -1.8410216450092635058, 1.5251352761609812091, 0.80090233442965120845",
        "-5, -15.064998393988725736, 5.1865039671258421156, 0.96730356538288777465",
        "-38, -726.5572160188201301, 38.026279466575868988, 0.99931034024653374113",
        "-100, -5005.5242086942050886, 100.00999800099926071, 0.99990005995005173655",
        "-1000, -500007.82669481218431, 1000.00099999800001, 0.99999900000599995",
    })
    void logCdf_and_derivatives_match_published_digits(double z, double log, double slope, double curvature) {
        assertEquals(log, StandardNormal.logCdf(z), 1e-13 * Math.abs(log));
        assertEquals(slope, StandardNormal.logCdfSlope(z), 1e-13 * slope);
        assertEquals(curvature, StandardNormal.logCdfCurvature(z), 2e-12 * curvature);
    }

    @ParameterizedTest
    @CsvSource({
        "-3, 16205.988853999586625",
        "0, 1",
        "0.3, 0.73459933456765514229",
        "0.46875, 0.63206968924955607816",
        "0.5, 0.61569034419292587487",
        "1, 0.42758357615580700441",
        "3.9, 0.14031418160068973267",
        "4, 0.13699945762506138989",
        "4.1, 0.13383411641865198274",
        "10, 0.056140992743822585858",
        "30, 0.018795888861416751497",
        "1e5, 5.6418958351954680777e-6",
    })
    void scaledErfc_matches_published_digits(double x, double expected) {
        assertEquals(expected, StandardNormal.scaledErfc(x), 2e-15 * expected);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "6", "30", "1e3", "1e6", "1e12", "1e100", "1e150"})
    void both_tails_stay_finite_and_in_range(double z) {
        assertEquals(1, StandardNormal.cdf(z) + StandardNormal.cdf(-z), 1e-15);
        assertTrue(Double.isFinite(StandardNormal.logCdf(-z)));
        for (double curvature : new double[] {StandardNormal.logCdfCurvature(-z), StandardNormal.logCdfCurvature(z)}) {
            assertTrue(curvature >= 0 && curvature <= 1, "curvature " + curvature);
        }
    }
}
