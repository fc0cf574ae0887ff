package io.sluice.gp;

import org.ejml.data.DMatrixRMaj;

/**
 * Expectation propagation for lower bounds: Gaussian stand-ins for the likelihoods
 *
 * <pre>
 * P(y_i >= b_i | g_i) = Phi((g_i - c_i) / sigma),   i = 1 .. n_b
 * </pre>
 *
 * under the prior g ~ N(0, S), where g is what is still unknown of f at the bounded points once the values have been
 * taken into account, and c is the bound less what the values predict there. Site i is exp(-tau g<sup>2</sup>/2 + nu g).
 * Sites are updated one after the other, with damping, from 0; the likelihoods are log-concave, so every cavity is
 * proper. Deterministic, immutable.
 *
 * @see <a href="http://gaussianprocess.org/gpml/">GPML, algorithm 3.5 and eqs. 3.58, 3.65, 3.73, 3.74</a>
 */
final class BoundSites {
    private static final int MAX_SWEEPS = 40;
    private static final double DAMPING = 0.9;
    private static final double TOLERANCE = 1e-9;
    // Keeps a variance that is all rounding away from 0; relative to the largest.
    private static final double VARIANCE_FLOOR = 1e-10;

    private final DMatrixRMaj prior;
    private final double[] levels;
    private final double noiseVariance;
    private final double[] tau;
    private final double[] nu;
    private DMatrixRMaj covariance;
    private double[] mean;
    private LowerTriangle lower;

    private BoundSites(DMatrixRMaj prior, double[] levels, double noiseVariance) {
        this.prior = prior;
        this.levels = levels;
        this.noiseVariance = noiseVariance;
        this.tau = new double[levels.length];
        this.nu = new double[levels.length];
        this.covariance = prior.copy();
        this.mean = new double[levels.length];
        this.lower = LowerTriangle.cholesky(identity(levels.length));
    }

    /**
     * The result of the sweeps.
     *
     * @param precision tau<sub>i</sub>, at least 0
     * @param shift nu<sub>i</sub>
     * @param logEvidence approximate ln P(every bound holds | the values)
     * @param noiseSlope its derivative in sigma<sup>2</sup> with the prior of g held still
     */
    @SuppressWarnings("ArrayRecordComponent") // internal
    record Sites(double[] precision, double[] shift, double logEvidence, double noiseSlope) {}

    /**
     * Runs to convergence, or for {@value #MAX_SWEEPS} sweeps.
     *
     * @param prior S, positive semi-definite up to rounding; modified
     * @param levels c
     * @param noiseVariance sigma<sup>2</sup>, above 0
     */
    static Sites approximate(DMatrixRMaj prior, double[] levels, double noiseVariance) {
        floorDiagonal(prior);
        BoundSites sites = new BoundSites(prior, levels, noiseVariance);
        for (int sweep = 0; sweep < MAX_SWEEPS; sweep++) {
            if (sites.sweep() < TOLERANCE) {
                break;
            }
        }
        return sites.result();
    }

    /** Updates every site once and returns the largest change, in units of the marginals' own spread. */
    private double sweep() {
        double change = 0;
        for (int i = 0; i < levels.length; i++) {
            change = Math.max(change, update(i));
        }
        refactor();
        return change;
    }

    private double update(int i) {
        Cavity cavity = new Cavity(i);
        double denominator = 1 - cavity.curvature * cavity.variance;
        double tauStep = DAMPING * (cavity.curvature / denominator - tau[i]);
        double nuStep = DAMPING * ((cavity.slope + cavity.mean * cavity.curvature) / denominator - nu[i]);
        double variance = covariance.get(i, i);
        double deviation = Math.sqrt(variance);
        tau[i] += tauStep;
        nu[i] += nuStep;
        absorb(i, tauStep, nuStep);
        return Math.max(Math.abs(tauStep) * variance, Math.abs(nuStep) * deviation);
    }

    /** Rank-one update of the posterior of g by a change of site i (GPML eq. 3.53). */
    private void absorb(int i, double tauStep, double nuStep) {
        int n = levels.length;
        double[] column = new double[n];
        for (int j = 0; j < n; j++) {
            column[j] = covariance.data[j * n + i];
        }
        double shrink = tauStep / (1 + tauStep * column[i]);
        double meanStep = (nuStep - tauStep * mean[i]) / (1 + tauStep * column[i]);
        for (int j = 0; j < n; j++) {
            mean[j] += column[j] * meanStep;
            for (int k = 0; k < n; k++) {
                covariance.data[j * n + k] -= shrink * column[j] * column[k];
            }
        }
    }

    /** The posterior of g afresh, so that the rounding of rank-one updates does not pile up (GPML eq. 3.68). */
    private void refactor() {
        int n = levels.length;
        double[] roots = new double[n];
        DMatrixRMaj b = prior.copy();
        for (int i = 0; i < n; i++) {
            roots[i] = Math.sqrt(tau[i]);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                b.data[i * n + j] *= roots[i] * roots[j];
            }
            b.data[i * n + i] += 1;
        }
        lower = LowerTriangle.cholesky(b);
        double[][] v = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                v[i][j] = roots[i] * prior.data[i * n + j];
            }
        }
        lower.solveInPlace(v);
        covariance = prior.copy();
        for (double[] row : v) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    covariance.data[i * n + j] -= row[i] * row[j];
                }
            }
        }
        floorDiagonal(covariance);
        mean = times(covariance, nu);
    }

    private Sites result() {
        double slope = 0;
        double evidence = -lower.logDiagonal();
        for (int i = 0; i < levels.length; i++) {
            Cavity cavity = new Cavity(i);
            double t = 1 / cavity.variance;
            evidence += StandardNormal.logCdf(cavity.z) + 0.5 * Math.log1p(tau[i] * cavity.variance);
            evidence += 0.5 * nu[i] * (mean[i] - nu[i] / (t + tau[i]));
            evidence += 0.5 * cavity.mean * t / (t + tau[i]) * (tau[i] * cavity.mean - 2 * nu[i]);
            slope -= 0.5 * StandardNormal.logCdfSlope(cavity.z) * cavity.z / cavity.spread;
        }
        return new Sites(tau, nu, evidence, slope);
    }

    /** The marginal of g<sub>i</sub> without site i, and the derivatives of ln P(bound i) under it. */
    private final class Cavity {
        final double variance;
        final double mean;
        final double spread;
        final double z;
        final double slope;
        final double curvature;

        Cavity(int i) {
            double marginal = covariance.get(i, i);
            // At least a sliver of the marginal's own precision: proper but for rounding.
            double precision = Math.max(1 / marginal - tau[i], 1e-9 / marginal);
            variance = 1 / precision;
            mean = (BoundSites.this.mean[i] / marginal - nu[i]) / precision;
            spread = noiseVariance + variance;
            z = (mean - levels[i]) / Math.sqrt(spread);
            slope = StandardNormal.logCdfSlope(z) / Math.sqrt(spread);
            curvature = StandardNormal.logCdfCurvature(z) / spread;
        }
    }

    private static void floorDiagonal(DMatrixRMaj matrix) {
        double largest = 0;
        for (int i = 0; i < matrix.numRows; i++) {
            largest = Math.max(largest, matrix.get(i, i));
        }
        double floor = Math.max(VARIANCE_FLOOR * largest, Double.MIN_NORMAL);
        for (int i = 0; i < matrix.numRows; i++) {
            matrix.set(i, i, Math.max(floor, matrix.get(i, i)));
        }
    }

    private static double[] times(DMatrixRMaj matrix, double[] vector) {
        int n = vector.length;
        double[] product = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                product[i] += matrix.data[i * n + j] * vector[j];
            }
        }
        return product;
    }

    private static DMatrixRMaj identity(int n) {
        DMatrixRMaj identity = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            identity.set(i, i, 1);
        }
        return identity;
    }
}
