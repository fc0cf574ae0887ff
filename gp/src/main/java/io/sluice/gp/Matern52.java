package io.sluice.gp;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Matérn kernel of smoothness 5/2 with a length scale per coordinate:
 *
 * <pre>
 * k(x, x') = s^2 (1 + sqrt(5) r + 5/3 r^2) exp(-sqrt(5) r),   r^2 = sum_j delta_j^2 / l_j^2
 * </pre>
 *
 * where delta<sub>j</sub> is x<sub>j</sub> - x'<sub>j</sub>, or on a categorical coordinate 0 if they are equal and 1 if
 * not (the Hamming distance). That stays positive definite: it is the same kernel on the categories' corners of a
 * simplex, in which any two are equally far. Hyperparameters: ln l<sub>1</sub> ... ln l<sub>d</sub>, ln s<sup>2</sup>.
 * Immutable and thread-safe.
 *
 * @see <a href="http://gaussianprocess.org/gpml/">GPML, eq. 4.17</a>
 */
public final class Matern52 implements Kernel {
    private static final double SQRT_FIVE = Math.sqrt(5);

    private final boolean[] categorical;

    /**
     * A kernel on as many coordinates as flags.
     *
     * @param categorical whether each coordinate is categorical; copied
     */
    public Matern52(boolean[] categorical) {
        Checks.atLeast("dimension", 1, categorical.length);
        this.categorical = categorical.clone();
    }

    /** A kernel on {@code dimension} ordered coordinates. */
    public static Matern52 ordered(int dimension) {
        return new Matern52(new boolean[Checks.atLeast("dimension", 1, dimension)]);
    }

    @Override
    public int dimension() {
        return categorical.length;
    }

    @Override
    public int parameterCount() {
        return categorical.length + 1;
    }

    @Override
    public double variance(double[] x, double[] parameters) {
        return outputScale(parameters);
    }

    @Override
    public DMatrixRMaj matrix(double[][] a, double[][] b, double[] parameters) {
        double[] weights = inverseSquares(parameters);
        double scale = outputScale(parameters);
        DMatrixRMaj k = new DMatrixRMaj(a.length, b.length);
        int at = 0;
        for (double[] row : a) {
            for (double[] column : b) {
                k.data[at++] = scale * correlation(squaredDistance(row, column, weights));
            }
        }
        return k;
    }

    @Override
    public DMatrixRMaj matrix(double[][] x, double[] parameters) {
        double[] weights = inverseSquares(parameters);
        double scale = outputScale(parameters);
        int n = x.length;
        DMatrixRMaj k = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double value = scale * correlation(squaredDistance(x[i], x[j], weights));
                k.data[i * n + j] = value;
                k.data[j * n + i] = value;
            }
            k.data[i * n + i] = scale;
        }
        return k;
    }

    /**
     * {@inheritDoc}
     *
     * <p>With r as above, dk/d(ln l<sub>j</sub>) = s<sup>2</sup> 5/3 (1 + sqrt(5) r) exp(-sqrt(5) r)
     * delta<sub>j</sub><sup>2</sup>/l<sub>j</sub><sup>2</sup>, and dk/d(ln s<sup>2</sup>) = k.
     */
    @Override
    public double[] weightedGradient(double[][] x, double[] parameters, DMatrixRMaj weights) {
        double[] inverseSquares = inverseSquares(parameters);
        double[] sums = new double[parameterCount()];
        int n = x.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                addPair(x[i], x[j], inverseSquares, 2 * weights.data[i * n + j], sums);
            }
            sums[sums.length - 1] += weights.data[i * n + i];
        }
        double scale = outputScale(parameters);
        for (int j = 0; j < sums.length; j++) {
            sums[j] *= scale;
        }
        return sums;
    }

    private void addPair(double[] a, double[] b, double[] inverseSquares, double weight, double[] sums) {
        double squared = squaredDistance(a, b, inverseSquares);
        double r = SQRT_FIVE * Math.sqrt(squared);
        double decay = weight * Math.exp(-r);
        double slope = decay * (5.0 / 3.0) * (1 + r);
        int d = categorical.length;
        for (int j = 0; j < d; j++) {
            sums[j] += slope * squaredDifference(j, a[j], b[j]) * inverseSquares[j];
        }
        sums[d] += decay * (1 + r + (5.0 / 3.0) * squared);
    }

    private static double correlation(double squared) {
        double r = SQRT_FIVE * Math.sqrt(squared);
        return (1 + r + (5.0 / 3.0) * squared) * Math.exp(-r);
    }

    private double squaredDistance(double[] a, double[] b, double[] inverseSquares) {
        double sum = 0;
        for (int j = 0; j < inverseSquares.length; j++) {
            sum += squaredDifference(j, a[j], b[j]) * inverseSquares[j];
        }
        return sum;
    }

    private double squaredDifference(int j, double a, double b) {
        double difference = a - b;
        if (categorical[j]) {
            return difference == 0 ? 0 : 1;
        }
        return difference * difference;
    }

    private double[] inverseSquares(double[] parameters) {
        Checks.length("parameters", parameterCount(), parameters);
        return Arrays.stream(parameters, 0, categorical.length)
                .map(t -> Math.exp(-2 * t))
                .toArray();
    }

    private static double outputScale(double[] parameters) {
        return Math.exp(parameters[parameters.length - 1]);
    }
}
