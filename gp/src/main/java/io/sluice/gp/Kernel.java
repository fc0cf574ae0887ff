package io.sluice.gp;

import org.ejml.data.DMatrixRMaj;

/** A covariance function k(x, x'; theta), symmetric and positive semi-definite. Implementations are immutable. */
public interface Kernel {

    /** How many coordinates a point has: d. */
    int dimension();

    /** How many hyperparameters it has: p. */
    int parameterCount();

    /** k(x, x; theta), the prior variance of f at {@code x}. */
    double variance(double[] x, double[] parameters);

    /**
     * k between every two points.
     *
     * @param a r points of d coordinates; not modified
     * @param b c points of d coordinates; not modified
     * @param parameters theta, p numbers; not modified
     * @return a new r by c matrix
     */
    DMatrixRMaj matrix(double[][] a, double[][] b, double[] parameters);

    /** The symmetric n by n matrix {@code matrix(x, x, parameters)}, at half the work. */
    DMatrixRMaj matrix(double[][] x, double[] parameters);

    /**
     * The sum over i and j of w<sub>ij</sub> dk(x<sub>i</sub>, x<sub>j</sub>)/dtheta, which is all that the gradient of
     * a likelihood needs of the p matrices dK/dtheta.
     *
     * @param x n points; not modified
     * @param parameters theta, p numbers; not modified
     * @param weights symmetric n by n matrix w; not modified
     * @return a new array of p numbers
     */
    double[] weightedGradient(double[][] x, double[] parameters, DMatrixRMaj weights);
}
