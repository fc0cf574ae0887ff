package io.sluice.gp;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * A zero-mean Gaussian process seen through Gaussian sites: row i tells f(x<sub>i</sub>) with precision
 * tau<sub>i</sub>, which may be 0. Works with B = I + T K T, whose eigenvalues are at least 1, so that rows that repeat
 * each other do no harm (GPML sec. 3.4.3). Immutable.
 */
final class SiteSystem {
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private final double[] roots;
    private final double[] alpha;
    private final double[] whitened;
    private final LowerTriangle lower;

    private SiteSystem(double[] roots, double[] alpha, double[] whitened, LowerTriangle lower) {
        this.roots = roots;
        this.alpha = alpha;
        this.whitened = whitened;
        this.lower = lower;
    }

    /**
     * Factors and solves.
     *
     * @param k the n by n kernel matrix; modified
     * @param roots sqrt(tau<sub>i</sub>), n numbers of at least 0
     * @param scaled sqrt(tau<sub>i</sub>) times the residual of row i; 0 where tau<sub>i</sub> is
     */
    static SiteSystem of(DMatrixRMaj k, double[] roots, double[] scaled) {
        int n = roots.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                k.data[i * n + j] *= roots[i] * roots[j];
            }
            k.data[i * n + i] += 1;
        }
        LowerTriangle lower = LowerTriangle.cholesky(k);
        double[] whitened = lower.solve(scaled);
        double[] alpha = lower.solveTransposed(whitened);
        for (int i = 0; i < n; i++) {
            alpha[i] *= roots[i];
        }
        return new SiteSystem(roots, alpha, whitened, lower);
    }

    /** (K + 1/tau)<sup>-1</sup> residual. */
    double[] alpha() {
        return alpha;
    }

    /**
     * ln N(residual; 0, K + diag(1/tau)) = -z'z/2 - sum ln L<sub>ii</sub> + sum ln sqrt(tau<sub>i</sub>) - n/2 ln(2 pi);
     * every tau must be above 0.
     */
    double logDensity() {
        double sum = -lower.logDiagonal();
        for (int i = 0; i < roots.length; i++) {
            sum += Math.log(roots[i]) - HALF_LOG_TWO_PI - 0.5 * whitened[i] * whitened[i];
        }
        return sum;
    }

    /** alpha alpha' - (K + diag(1/tau))<sup>-1</sup>: twice the gradient of the log density in K (GPML eq. 5.9). */
    DMatrixRMaj gradientWeights() {
        DMatrixRMaj weights = lower.inverse();
        int n = roots.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                weights.data[i * n + j] = alpha[i] * alpha[j] - roots[i] * roots[j] * weights.data[i * n + j];
            }
        }
        return weights;
    }

    /**
     * L<sup>-1</sup> T {@code cross}, the n rows of q numbers whose squares, summed down each column, are what the data
     * take off the prior variance.
     *
     * @param cross n by q covariances of the rows with q points; not modified
     */
    double[][] explained(DMatrixRMaj cross) {
        int q = cross.numCols;
        double[][] v = new double[roots.length][q];
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < q; j++) {
                v[i][j] = roots[i] * cross.data[i * q + j];
            }
        }
        lower.solveInPlace(v);
        return v;
    }

    /** alpha' {@code cross}: what the data add to the prior mean at q points; a new array. */
    double[] correction(DMatrixRMaj cross) {
        int q = cross.numCols;
        double[] sum = new double[q];
        for (int i = 0; i < alpha.length; i++) {
            for (int j = 0; j < q; j++) {
                sum[j] += alpha[i] * cross.data[i * q + j];
            }
        }
        return sum;
    }

    /**
     * This with p more rows of the same precision that tell exactly what was predicted, so that no prediction of f moves
     * and only variances fall.
     *
     * @param explained {@link #explained} of the new rows' covariances
     * @param covariance their p by p posterior covariance; modified
     */
    SiteSystem append(double[][] explained, DMatrixRMaj covariance, double root) {
        int p = covariance.numRows;
        int n = roots.length;
        for (int i = 0; i < covariance.data.length; i++) {
            covariance.data[i] *= root * root;
        }
        for (int i = 0; i < p; i++) {
            covariance.add(i, i, 1);
        }
        double[][] cross = new double[n][p];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                cross[i][j] = root * explained[i][j];
            }
        }
        double[] moreRoots = Arrays.copyOf(roots, n + p);
        Arrays.fill(moreRoots, n, n + p, root);
        return new SiteSystem(
                moreRoots,
                Arrays.copyOf(alpha, n + p),
                Arrays.copyOf(whitened, n + p),
                lower.append(cross, LowerTriangle.cholesky(covariance)));
    }
}
