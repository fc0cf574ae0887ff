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
        double[] rates = rates(parameters);
        double[][] columns = scaledColumns(b, rates);
        double[][] rows = scaledColumns(a, rates);
        double scale = outputScale(parameters);
        DMatrixRMaj k = new DMatrixRMaj(a.length, b.length);
        double[] squares = new double[b.length];
        for (int i = 0; i < a.length; i++) {
            squaredDistances(rows, i, columns, rates, squares, b.length);
            for (int j = 0; j < b.length; j++) {
                k.data[i * b.length + j] = scale * correlation(squares[j]);
            }
        }
        return k;
    }

    @Override
    public DMatrixRMaj matrix(double[][] x, double[] parameters) {
        double[] rates = rates(parameters);
        double[][] columns = scaledColumns(x, rates);
        double scale = outputScale(parameters);
        int n = x.length;
        DMatrixRMaj k = new DMatrixRMaj(n, n);
        double[] squares = new double[n];
        for (int i = 0; i < n; i++) {
            squaredDistances(columns, i, columns, rates, squares, i);
            for (int j = 0; j < i; j++) {
                double value = scale * correlation(squares[j]);
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
        double[] rates = rates(parameters);
        double[][] columns = scaledColumns(x, rates);
        int d = categorical.length;
        int n = x.length;
        double[][] slopes = new double[d][n];
        double[] squares = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            squaredDistances(columns, i, columns, rates, squares, i);
            for (int j = 0; j < i; j++) {
                double r = SQRT_FIVE * Math.sqrt(squares[j]);
                double decay = 2 * weights.data[i * n + j] * Math.exp(-r);
                sum += decay * (1 + r + (5.0 / 3.0) * squares[j]);
                squares[j] = decay * (5.0 / 3.0) * (1 + r);
            }
            sum += weights.data[i * n + i];
            for (int j = 0; j < d; j++) {
                if (categorical[j]) {
                    addWeightedUnlike(columns[j][i], columns[j], rates[j], squares, slopes[j], i);
                } else {
                    addWeightedSquares(columns[j][i], columns[j], squares, slopes[j], i);
                }
            }
        }
        return gradient(slopes, sum, outputScale(parameters));
    }

    private static double[] gradient(double[][] slopes, double sum, double scale) {
        double[] gradient = new double[slopes.length + 1];
        for (int j = 0; j < slopes.length; j++) {
            gradient[j] = scale * Arrays.stream(slopes[j]).sum();
        }
        gradient[slopes.length] = scale * sum;
        return gradient;
    }

    private static double correlation(double squared) {
        double r = SQRT_FIVE * Math.sqrt(squared);
        return (1 + r + (5.0 / 3.0) * squared) * Math.exp(-r);
    }

    /** r<sup>2</sup> between point {@code i} of {@code from} and each of the first {@code count} of {@code to}. */
    private void squaredDistances(double[][] from, int i, double[][] to, double[] rates, double[] squares, int count) {
        Arrays.fill(squares, 0, count, 0);
        for (int j = 0; j < rates.length; j++) {
            if (categorical[j]) {
                addUnlike(from[j][i], to[j], rates[j], squares, count);
            } else {
                addSquares(from[j][i], to[j], squares, count);
            }
        }
    }

    private static void addSquares(double x, double[] others, double[] squares, int count) {
        for (int k = 0; k < count; k++) {
            double difference = others[k] - x;
            squares[k] += difference * difference;
        }
    }

    private static void addUnlike(double x, double[] others, double rate, double[] squares, int count) {
        for (int k = 0; k < count; k++) {
            squares[k] += others[k] == x ? 0 : rate * rate;
        }
    }

    private static void addWeightedSquares(double x, double[] others, double[] weights, double[] sums, int count) {
        for (int k = 0; k < count; k++) {
            double difference = others[k] - x;
            sums[k] += weights[k] * (difference * difference);
        }
    }

    private static void addWeightedUnlike(
            double x, double[] others, double rate, double[] weights, double[] sums, int count) {
        for (int k = 0; k < count; k++) {
            sums[k] += others[k] == x ? 0 : weights[k] * rate * rate;
        }
    }

    /** The points' coordinates, one array for each, in units of its length scale unless categorical. */
    private double[][] scaledColumns(double[][] points, double[] rates) {
        double[][] columns = new double[rates.length][points.length];
        for (int j = 0; j < rates.length; j++) {
            double rate = categorical[j] ? 1 : rates[j];
            for (int i = 0; i < points.length; i++) {
                columns[j][i] = points[i][j] * rate;
            }
        }
        return columns;
    }

    /** 1/l<sub>j</sub>. */
    private double[] rates(double[] parameters) {
        Checks.length("parameters", parameterCount(), parameters);
        return Arrays.stream(parameters, 0, categorical.length)
                .map(t -> Math.exp(-t))
                .toArray();
    }

    private static double outputScale(double[] parameters) {
        return Math.exp(parameters[parameters.length - 1]);
    }
}
