package io.sluice.gp;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * A lower triangular factor L with A = L L', and solves with it. Each column is an array of its own: the JIT vectorises
 * loops over several only if it need not ask whether they overlap. Immutable.
 */
final class LowerTriangle {
    // What is added to the diagonal, relative to its mean, until the factorization succeeds.
    private static final double[] JITTER = {0, 1e-12, 1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1};
    // Arrays that are combined at once: each then costs a load; one by one each would cost a load and a store of the
    // sum too.
    private static final int BLOCK = 4;

    private final double[][] columns;

    /** Of n arrays of n numbers; L<sub>ik</sub> is {@code columns[k][i]}, and what is above the diagonal is not used. */
    private LowerTriangle(double[][] columns) {
        this.columns = columns;
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
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += a.get(i, i) / n;
        }
        for (double jitter : JITTER) {
            double[][] columns = columns(a, jitter * mean);
            if (factor(columns)) {
                return new LowerTriangle(columns);
            }
        }
        throw new ArithmeticException("a " + n + " by " + n + " matrix with mean diagonal " + mean
                + " is not positive definite with any jitter: it must be symmetric and finite");
    }

    private static double[][] columns(DMatrixRMaj symmetric, double added) {
        int n = symmetric.numRows;
        double[][] columns = new double[n][];
        for (int i = 0; i < n; i++) {
            columns[i] = Arrays.copyOfRange(symmetric.data, i * n, (i + 1) * n);
            columns[i][i] += added;
        }
        return columns;
    }

    /** Replaces A by L, one column after the other; false where A is not positive definite. */
    private static boolean factor(double[][] columns) {
        int n = columns.length;
        double[] row = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                row[k] = columns[k][i];
            }
            subtract(columns[i], i, n, row, columns, 0, i);
            double pivot = Math.sqrt(columns[i][i]);
            if (!(pivot > 0 && pivot < Double.POSITIVE_INFINITY)) {
                return false;
            }
            scale(columns[i], i, n, 1 / pivot);
        }
        return true;
    }

    int size() {
        return columns.length;
    }

    /** The sum of ln L<sub>ii</sub>, half the log-determinant of A. */
    double logDiagonal() {
        double sum = 0;
        for (int i = 0; i < columns.length; i++) {
            sum += Math.log(columns[i][i]);
        }
        return sum;
    }

    /** L<sup>-1</sup> b; a new array. */
    double[] solve(double[] b) {
        double[] z = b.clone();
        solveAll(new double[][] {z});
        return z;
    }

    /** L'<sup>-1</sup> b; a new array. */
    double[] solveTransposed(double[] b) {
        double[] z = b.clone();
        for (int i = z.length - 1; i >= 0; i--) {
            double[] column = columns[i];
            double sum = z[i];
            for (int k = i + 1; k < z.length; k++) {
                sum -= column[k] * z[k];
            }
            z[i] = sum / column[i];
        }
        return z;
    }

    /**
     * Replaces n rows of q numbers by L<sup>-1</sup> times them.
     *
     * @param b modified
     */
    void solveInPlace(double[][] b) {
        int q = b.length == 0 ? 0 : b[0].length;
        double[][] turned = new double[q][b.length];
        transpose(b, turned);
        solveAll(turned);
        transpose(turned, b);
    }

    /** Replaces each of several vectors by L<sup>-1</sup> times it. A block of L, once in the cache, serves all of them. */
    private void solveAll(double[][] vectors) {
        int n = columns.length;
        for (int k = 0; k < n; k += BLOCK) {
            int end = Math.min(n, k + BLOCK);
            for (double[] z : vectors) {
                solveCorner(z, k, end);
                subtract(z, end, n, z, columns, k, end);
            }
        }
    }

    private void solveCorner(double[] z, int from, int to) {
        for (int k = from; k < to; k++) {
            z[k] /= columns[k][k];
            for (int i = k + 1; i < to; i++) {
                z[i] -= columns[k][i] * z[k];
            }
        }
    }

    /** A<sup>-1</sup> = M' M with M = L<sup>-1</sup>, symmetric; a new matrix. */
    DMatrixRMaj inverse() {
        int n = columns.length;
        double[][] m = inverseFactor();
        double[] column = new double[n];
        DMatrixRMaj inverse = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int k = i; k < n; k++) {
                column[k] = -m[k][i];
            }
            double[] sum = new double[i + 1];
            subtract(sum, 0, i + 1, column, m, i, n);
            for (int j = 0; j <= i; j++) {
                inverse.data[i * n + j] = sum[j];
                inverse.data[j * n + i] = sum[j];
            }
        }
        return inverse;
    }

    /** The rows of L<sup>-1</sup>, each padded with zeros to the length of the longest of its block. */
    private double[][] inverseFactor() {
        int n = columns.length;
        double[][] inverse = new double[n][];
        double[] row = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                row[k] = columns[k][i];
            }
            inverse[i] = new double[(i / BLOCK + 1) * BLOCK];
            for (int k = 0; k < i; k += BLOCK) {
                int end = Math.min(i, k + BLOCK);
                subtract(inverse[i], 0, end, row, inverse, k, end);
            }
            inverse[i][i] = 1;
            scale(inverse[i], 0, i + 1, 1 / columns[i][i]);
        }
        return inverse;
    }

    /** The factor of the matrix bordered by p rows: {@code cross} is L<sup>-1</sup> times the border, n rows of p. */
    LowerTriangle append(double[][] cross, LowerTriangle corner) {
        int n = columns.length;
        int p = corner.size();
        double[][] appended = new double[n + p][n + p];
        for (int k = 0; k < n; k++) {
            System.arraycopy(columns[k], k, appended[k], k, n - k);
            System.arraycopy(cross[k], 0, appended[k], n, p);
        }
        for (int k = 0; k < p; k++) {
            System.arraycopy(corner.columns[k], k, appended[n + k], n + k, p - k);
        }
        return new LowerTriangle(appended);
    }

    /** Takes {@code factors[k] * from[k]}, for k from {@code first} to {@code end}, off the part low to high of {@code to}. */
    private static void subtract(
            double[] to, int low, int high, double[] factors, double[][] from, int first, int end) {
        int k = first;
        for (; k + BLOCK <= end; k += BLOCK) {
            subtractFour(to, low, high, factors, from, k);
        }
        for (; k < end; k++) {
            subtractOne(to, low, high, factors[k], from[k]);
        }
    }

    private static void subtractOne(double[] to, int low, int high, double factor, double[] from) {
        for (int j = low; j < high; j++) {
            to[j] -= factor * from[j];
        }
    }

    private static void subtractFour(double[] to, int low, int high, double[] factors, double[][] from, int k) {
        double f0 = factors[k];
        double f1 = factors[k + 1];
        double f2 = factors[k + 2];
        double f3 = factors[k + 3];
        double[] r0 = from[k];
        double[] r1 = from[k + 1];
        double[] r2 = from[k + 2];
        double[] r3 = from[k + 3];
        for (int j = low; j < high; j++) {
            to[j] -= (f0 * r0[j] + f1 * r1[j]) + (f2 * r2[j] + f3 * r3[j]);
        }
    }

    private static void scale(double[] values, int low, int high, double factor) {
        for (int j = low; j < high; j++) {
            values[j] *= factor;
        }
    }

    private static void transpose(double[][] from, double[][] to) {
        for (int i = 0; i < to.length; i++) {
            for (int j = 0; j < from.length; j++) {
                to[i][j] = from[j][i];
            }
        }
    }
}
