package io.sluice.acquisition;

import io.sluice.gp.StandardNormal;

/**
 * The natural logarithm of expected improvement below an incumbent,
 *
 * <pre>
 * ln EI = ln sigma + ln h(z),   h(z) = phi(z) + z Phi(z),   z = (y* - mu) / sigma
 * </pre>
 *
 * computed so that it stays exact, and keeps its order, where EI itself is 0 in floating point. Stateless.
 *
 * @see <a href="https://arxiv.org/abs/2310.20708">Ament, Daulton, Eriksson, Balandat, Bakshy, Unexpected improvements to
 *     expected improvement for Bayesian optimization, 2023, eqs. 8 and 9</a>
 */
public final class LogExpectedImprovement {
    private static final double SQRT_TWO = Math.sqrt(2);
    private static final double SQRT_HALF_PI = Math.sqrt(Math.PI / 2);
    // Above it phi + z Phi hardly cancels.
    private static final double DIRECT = -1;
    // Below it the series has more digits than 1 - |z| erfcx(...), whose relative error grows as z^2.
    private static final double SERIES = -25;
    private static final int SERIES_TERMS = 8;

    private LogExpectedImprovement() {}

    /**
     * ln EI of a normal belief.
     *
     * @param incumbent y*
     * @param mean mu
     * @param standardDeviation sigma, above 0
     * @return minus infinity only where z<sup>2</sup> overflows; never NaN for finite arguments
     */
    public static double of(double incumbent, double mean, double standardDeviation) {
        return Math.log(standardDeviation) + logH((incumbent - mean) / standardDeviation);
    }

    /**
     * ln AEI, the logarithm of augmented expected improvement: EI times what one noisy value tells of y at the point,
     *
     * <pre>
     * AEI = EI (1 - tau / sqrt(sigma^2 + tau^2))
     * </pre>
     *
     * so that a point that is known as well as one more value could make it known is worth nothing, however good it is.
     *
     * @param incumbent y*
     * @param mean mu
     * @param standardDeviation sigma, above 0
     * @param noise tau, standard deviation of a value around y; at least 0, and with 0 this is {@link #of}
     * @see <a href="https://doi.org/10.1007/s10898-005-2454-3">Huang, Allen, Notz, Zeng, Global optimization of stochastic
     *     black-box systems via sequential kriging meta-models, 2006</a>
     */
    public static double augmented(double incumbent, double mean, double standardDeviation, double noise) {
        double total = Math.hypot(standardDeviation, noise);
        // The factor as sigma^2 / (total (total + tau)), in which nothing cancels.
        double factor = 2 * Math.log(standardDeviation) - Math.log(total) - Math.log(total + noise);
        return of(incumbent, mean, standardDeviation) + factor;
    }

    /** ln(phi(z) + z Phi(z)), to about 1e-13 relative; increasing in z. */
    static double logH(double z) {
        if (z > DIRECT) {
            return Math.log(StandardNormal.density(z) + z * StandardNormal.cdf(z));
        }
        double tail = z > SERIES ? Math.log(middle(z)) : asymptotic(z);
        return StandardNormal.logDensity(z) + tail;
    }

    /** h/phi = 1 - |z| Phi(z)/phi(z), with the quotient as a scaled complementary error function. */
    private static double middle(double z) {
        double quotient = SQRT_HALF_PI * StandardNormal.scaledErfc(-z / SQRT_TWO);
        return 1 + z * quotient;
    }

    /** ln(h/phi) = -2 ln|z| + ln(1 - 3/z^2 + 3*5/z^4 - 3*5*7/z^6 ...). */
    private static double asymptotic(double z) {
        double w = 1 / (z * z);
        double term = 1;
        double sum = 0;
        for (int k = 1; k < SERIES_TERMS; k++) {
            term *= -(2 * k + 1) * w;
            sum += term;
        }
        return -2 * Math.log(-z) + Math.log1p(sum);
    }
}
