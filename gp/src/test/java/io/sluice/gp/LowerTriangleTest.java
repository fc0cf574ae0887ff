package io.sluice.gp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LowerTriangleTest {
    // [1 0 0; 2 1 0; 3 4 2] times its transpose.
    private static final DMatrixRMaj INTEGERS = new DMatrixRMaj(new double[][] {{1, 2, 3}, {2, 5, 10}, {3, 10, 29}});

    private static DMatrixRMaj positive(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DMatrixRMaj root = new DMatrixRMaj(n, n);
        for (int i = 0; i < root.data.length; i++) {
            root.data[i] = random.nextGaussian();
        }
        DMatrixRMaj a = CommonOps_DDRM.identity(n);
        CommonOps_DDRM.multAddTransB(root, root, a);
        return a;
    }

    @Test
    void solves_with_a_factor_of_integers() {
        LowerTriangle lower = LowerTriangle.cholesky(INTEGERS);

        // L (1, 1, 1)' = (1, 3, 9)', and L' (1, 1, 1)' = (6, 5, 2)'.
        assertArrayEquals(new double[] {1, 1, 1}, lower.solve(new double[] {1, 3, 9}), 1e-14);
        assertArrayEquals(new double[] {1, 1, 1}, lower.solveTransposed(new double[] {6, 5, 2}), 1e-14);
        assertEquals(Math.log(2), lower.logDiagonal(), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 64, 130})
    void the_inverse_times_the_matrix_is_the_identity(int n) {
        DMatrixRMaj a = positive(n, n);
        DMatrixRMaj product = new DMatrixRMaj(n, n);
        CommonOps_DDRM.mult(LowerTriangle.cholesky(a).inverse(), a, product);

        assertArrayEquals(CommonOps_DDRM.identity(n).data, product.data, 1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 6, 9, 67})
    void agrees_with_the_factor_of_EJML(int n) {
        DMatrixRMaj a = positive(n, 100 + n);
        CholeskyDecomposition_F64<DMatrixRMaj> other = DecompositionFactory_DDRM.chol(n, true);
        assertTrue(other.decompose(a.copy()));
        DMatrixRMaj theirs = other.getT(null);
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        double[] product = new double[n];
        double logDiagonal = 0;
        for (int i = 0; i < n; i++) {
            logDiagonal += Math.log(theirs.get(i, i));
            for (int k = 0; k <= i; k++) {
                product[i] += theirs.get(i, k);
            }
        }
        LowerTriangle ours = LowerTriangle.cholesky(a);

        assertEquals(logDiagonal, ours.logDiagonal(), 1e-11 * n);
        assertArrayEquals(ones, ours.solve(product), 1e-9);
    }

    @Test
    void solves_many_columns_as_one_by_one() {
        LowerTriangle lower = LowerTriangle.cholesky(INTEGERS);
        double[][] columns = {{1, 4}, {3, 2}, {9, 7}};
        lower.solveInPlace(columns);

        assertArrayEquals(
                lower.solve(new double[] {1, 3, 9}), new double[] {columns[0][0], columns[1][0], columns[2][0]});
        assertArrayEquals(
                lower.solve(new double[] {4, 2, 7}), new double[] {columns[0][1], columns[1][1], columns[2][1]});
    }

    @Test
    void nothing_has_an_empty_factor() {
        LowerTriangle empty = LowerTriangle.cholesky(new DMatrixRMaj(0, 0));

        assertEquals(0, empty.size());
        assertEquals(0, empty.logDiagonal());
        assertEquals(0, empty.inverse().getNumElements());
    }

    @Test
    void a_singular_matrix_gets_the_least_jitter_that_helps() {
        DMatrixRMaj ones = new DMatrixRMaj(new double[][] {{1, 1}, {1, 1}});
        double diagonal = Math.exp(LowerTriangle.cholesky(ones).logDiagonal());

        // L_22^2 = (1 + j) - 1 / (1 + j), about 2 j: some j between 1e-12 and 1e-10.
        assertTrue(diagonal * diagonal <= 2.1e-10, "jitter " + diagonal * diagonal / 2);
    }

    @Test
    void no_jitter_helps_a_matrix_of_NaN() {
        DMatrixRMaj broken = new DMatrixRMaj(new double[][] {{1, Double.NaN}, {Double.NaN, 1}});

        assertThrows(ArithmeticException.class, () -> LowerTriangle.cholesky(broken));
    }
}
