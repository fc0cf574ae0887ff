package io.sluice.gp;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * A lower triangular factor L with A = L L', and solves with it. Rows are separate arrays: the JIT vectorises loops over
 * two rows only if it need not ask whether they overlap. Immutable.
 */
final class LowerTriangle {
    // What is added to the diagonal, relative to its mean, until the factorization succeeds.
    private static final double[] JITTER = {0, 1e-12, 1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1};

    private final double[][] rows;

    private LowerTriangle(double[][] rows) {
        this.rows = rows;
    }

    /**
     * The Cholesky factor of {@code a}, or if that is not positive definite, of {@code a} plus the least jitter of the
     * ladder 0, 1e-12, 1e-10, ... 1e-2, 1 (times the mean of the diagonal, on the diagonal) for which it is.
     *
     * @param a symmetric; not modified
     * @throws ArithmeticException if no step of the ladder helps, as with a NaN in {@code a}
     */
    static LowerTriangle cholesky(DMatrixRMaj a) {
        int n = a.numRows;
        if (n == 0) {
            return new LowerTriangle(new double[0][]);
        }
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += a.get(i, i) / n;
        }
        for (double jitter : JITTER) {
            CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, true);
            if (cholesky.decompose(withDiagonal(a, jitter * mean))) {
                LowerTriangle lower = new LowerTriangle(lowerRows(cholesky.getT(null)));
                // The decomposition takes a NaN for success; it ends up on the diagonal.
                if (Double.isFinite(lower.logDiagonal())) {
                    return lower;
                }
            }
        }
        throw new ArithmeticException("a " + n + " by " + n + " matrix with mean diagonal " + mean
                + " is not positive definite with any jitter: it must be symmetric and finite");
    }

    private static DMatrixRMaj withDiagonal(DMatrixRMaj a, double added) {
        DMatrixRMaj copy = a.copy();
        for (int i = 0; i < a.numRows; i++) {
            copy.add(i, i, added);
        }
        return copy;
    }

    private static double[][] lowerRows(DMatrixRMaj l) {
        double[][] rows = new double[l.numRows][];
        for (int i = 0; i < l.numRows; i++) {
            rows[i] = new double[i + 1];
            System.arraycopy(l.data, i * l.numCols, rows[i], 0, i + 1);
        }
        return rows;
    }

    int size() {
        return rows.length;
    }

    /** The sum of ln L<sub>ii</sub>, half the log-determinant of A. */
    double logDiagonal() {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += Math.log(rows[i][i]);
        }
        return sum;
    }

    /** L<sup>-1</sup> b; a new array. */
    double[] solve(double[] b) {
        double[] z = b.clone();
        for (int i = 0; i < z.length; i++) {
            double[] row = rows[i];
            double sum = z[i];
            for (int k = 0; k < i; k++) {
                sum -= row[k] * z[k];
            }
            z[i] = sum / row[i];
        }
        return z;
    }

    /** L'<sup>-1</sup> b; a new array. */
    double[] solveTransposed(double[] b) {
        double[] z = b.clone();
        for (int i = z.length - 1; i >= 0; i--) {
            double[] row = rows[i];
            z[i] /= row[i];
            for (int k = 0; k < i; k++) {
                z[k] -= row[k] * z[i];
            }
        }
        return z;
    }

    /**
     * Replaces n rows of q numbers by L<sup>-1</sup> times them.
     *
     * @param b modified
     */
    void solveInPlace(double[][] b) {
        for (int i = 0; i < b.length; i++) {
            double[] row = rows[i];
            for (int k = 0; k < i; k++) {
                addScaled(b[i], -row[k], b[k], b[i].length);
            }
            scale(b[i], 1 / row[i]);
        }
    }

    /** A<sup>-1</sup>, symmetric; a new matrix. */
    DMatrixRMaj inverse() {
        double[][] inverseFactor = inverseFactor();
        int n = rows.length;
        double[][] sum = new double[n][];
        for (int i = 0; i < n; i++) {
            sum[i] = new double[i + 1];
        }
        for (double[] row : inverseFactor) {
            for (int i = 0; i < row.length; i++) {
                addScaled(sum[i], row[i], row, i + 1);
            }
        }
        return symmetric(sum);
    }

    /** The factor of the matrix bordered by p rows: {@code cross} is L<sup>-1</sup> times the border, n rows of p. */
    LowerTriangle append(double[][] cross, LowerTriangle corner) {
        int n = rows.length;
        double[][] appended = new double[n + corner.size()][];
        System.arraycopy(rows, 0, appended, 0, n);
        for (int i = 0; i < corner.size(); i++) {
            double[] row = new double[n + i + 1];
            for (int k = 0; k < n; k++) {
                row[k] = cross[k][i];
            }
            System.arraycopy(corner.rows[i], 0, row, n, i + 1);
            appended[n + i] = row;
        }
        return new LowerTriangle(appended);
    }

    private double[][] inverseFactor() {
        double[][] inverse = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            inverse[i] = new double[i + 1];
            for (int k = 0; k < i; k++) {
                addScaled(inverse[i], -rows[i][k], inverse[k], k + 1);
            }
            inverse[i][i] = 1;
            scale(inverse[i], 1 / rows[i][i]);
        }
        return inverse;
    }

    private static DMatrixRMaj symmetric(double[][] lower) {
        int n = lower.length;
        DMatrixRMaj full = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                full.data[i * n + j] = lower[i][j];
                full.data[j * n + i] = lower[i][j];
            }
        }
        return full;
    }

    private static void addScaled(double[] to, double factor, double[] from, int count) {
        for (int j = 0; j < count; j++) {
            to[j] += factor * from[j];
        }
    }

    private static void scale(double[] values, double factor) {
        for (int j = 0; j < values.length; j++) {
            values[j] *= factor;
        }
    }
}
