package io.sluice.gp;

/**
 * The standard normal distribution, right to about 1e-14 relative far into both tails. Stateless.
 *
 * @see <a href="https://doi.org/10.1090/S0025-5718-1969-0247736-4">W. J. Cody, Rational Chebyshev approximations for
 *     the error function, Math. Comp. 23, 1969</a>
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // the coefficients are given as published
public final class StandardNormal {
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private static final double SQRT_TWO = Math.sqrt(2);
    private static final double SQRT_TWO_OVER_PI = Math.sqrt(2 / Math.PI);
    private static final double ONE_OVER_SQRT_PI = 1 / Math.sqrt(Math.PI);
    // Below it, z + phi/Phi loses more to cancellation than the series of curvature() to truncation.
    private static final double CURVATURE_SERIES = -100;

    // Cody's coefficients, lowest power last but one: numerator and denominator of erf on [0, 0.46875], ...
    private static final double[] A = {
        3.16112374387056560e00,
        1.13864154151050156e02,
        3.77485237685302021e02,
        3.20937758913846947e03,
        1.85777706184603153e-1
    };
    private static final double[] B = {
        2.36012909523441209e01, 2.44024637934444173e02, 1.28261652607737228e03, 2.84423683343917062e03
    };
    // ... of erfcx on [0.46875, 4], ...
    private static final double[] C = {
        5.64188496988670089e-1,
        8.88314979438837594e00,
        6.61191906371416295e01,
        2.98635138197400131e02,
        8.81952221241769090e02,
        1.71204761263407058e03,
        2.05107837782607147e03,
        1.23033935479799725e03,
        2.15311535474403846e-8
    };
    private static final double[] D = {
        1.57449261107098347e01,
        1.17693950891312499e02,
        5.37181101862009858e02,
        1.62138957456669019e03,
        3.29079923573345963e03,
        4.36261909014324716e03,
        3.43936767414372164e03,
        1.23033935480374942e03
    };
    // ... and of erfcx beyond 4, in 1/x^2.
    private static final double[] P = {
        3.05326634961232344e-1,
        3.60344899949804439e-1,
        1.25781726111229246e-1,
        1.60837851487422766e-2,
        6.58749161529837803e-4,
        1.63153871373020978e-2
    };
    private static final double[] Q = {
        2.56852019228982242e00,
        1.87295284992346725e00,
        5.27905102951428412e-1,
        6.05183413124413191e-2,
        2.33520497626869185e-3
    };

    private StandardNormal() {}

    /** ln phi(z) = -z<sup>2</sup>/2 - ln(2 pi)/2. */
    public static double logDensity(double z) {
        return -0.5 * z * z - HALF_LOG_TWO_PI;
    }

    /** phi(z). */
    public static double density(double z) {
        return Math.exp(logDensity(z));
    }

    /** Phi(z), the probability of a value below {@code z}. */
    public static double cdf(double z) {
        return z < 0 ? lowerTail(z) : 1 - lowerTail(-z);
    }

    /** ln Phi(z); finite for every finite z of magnitude up to 1e154. */
    public static double logCdf(double z) {
        return z < 0 ? -0.5 * z * z + Math.log(0.5 * scaledErfc(-z / SQRT_TWO)) : Math.log1p(-lowerTail(-z));
    }

    /** phi(z) / Phi(z), the derivative of ln Phi (the inverse Mills ratio). */
    public static double logCdfSlope(double z) {
        return z < 0 ? SQRT_TWO_OVER_PI / scaledErfc(-z / SQRT_TWO) : density(z) / cdf(z);
    }

    /** Minus the second derivative of ln Phi: rho (z + rho) with rho = phi(z)/Phi(z); in [0, 1]. */
    public static double logCdfCurvature(double z) {
        if (z < CURVATURE_SERIES) {
            double w = 1 / (z * z);
            return 1 - w * (1 - w * (6 - 50 * w));
        }
        double slope = logCdfSlope(z);
        return slope * (z + slope);
    }

    /** exp(x<sup>2</sup>) erfc(x), the scaled complementary error function; infinite below about -26. */
    public static double scaledErfc(double x) {
        if (x < 0) {
            return 2 * Math.exp(x * x) - scaledErfc(-x);
        }
        if (x <= 0.46875) {
            return Math.exp(x * x) * (1 - smallErf(x));
        }
        return x <= 4 ? ratio(C, D, x) : largeScaledErfc(x);
    }

    private static double lowerTail(double z) {
        return 0.5 * Math.exp(-0.5 * z * z) * scaledErfc(-z / SQRT_TWO);
    }

    private static double smallErf(double x) {
        return x * ratio(A, B, x * x);
    }

    private static double largeScaledErfc(double x) {
        double w = 1 / (x * x);
        return (ONE_OVER_SQRT_PI - w * ratio(P, Q, w)) / x;
    }

    /** Cody's evaluation order: the last numerator coefficient belongs to the highest power. */
    private static double ratio(double[] numerator, double[] denominator, double x) {
        int last = denominator.length - 1;
        double top = numerator[last + 1] * x;
        double bottom = x;
        for (int i = 0; i < last; i++) {
            top = (top + numerator[i]) * x;
            bottom = (bottom + denominator[i]) * x;
        }
        return (top + numerator[last]) / (bottom + denominator[last]);
    }
}
