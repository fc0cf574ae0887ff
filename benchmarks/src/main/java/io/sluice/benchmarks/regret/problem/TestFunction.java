package io.sluice.benchmarks.regret.problem;

import java.util.Arrays;

/**
 * A textbook function on the unit cube, with its minimum there.
 *
 * <p>The usual domains are moved such that the optimum is neither in the middle nor on the diagonal, where designs begin:
 * coordinate i of the optimum of Levy, Ackley and Rosenbrock is {@code OPTIMUM[i]}.
 *
 * @see <a href="https://www.sfu.ca/~ssurjano/optimization.html">Surjanovic and Bingham, Virtual Library of Simulation
 *     Experiments</a>
 */
enum TestFunction {
    /** Of the first six dimensions; minimum −3.32237. */
    HARTMANN6(-3.322368011415515) {
        @Override
        double at(double[] u) {
            double sum = 0;
            for (int i = 0; i < ALPHA.length; i++) {
                double exponent = 0;
                for (int j = 0; j < 6; j++) {
                    exponent += A[i][j] * (u[j] - P[i][j]) * (u[j] - P[i][j]);
                }
                sum -= ALPHA[i] * Math.exp(-exponent);
            }
            return sum;
        }

        @Override
        double[] optimum(int d) {
            return Arrays.copyOf(new double[] {0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573}, d);
        }
    },
    /** Any dimension; minimum 0 at x = (1, …, 1); 15 wide. */
    LEVY(0) {
        @Override
        double at(double[] u) {
            double[] w = new double[u.length];
            Arrays.setAll(w, i -> 1 + (u[i] - OPTIMUM[i]) * 15 / 4);
            double first = Math.sin(Math.PI * w[0]);
            double last = Math.sin(2 * Math.PI * w[w.length - 1]);
            double sum = first * first + square(w[w.length - 1] - 1) * (1 + last * last);
            for (int i = 0; i + 1 < w.length; i++) {
                double wave = Math.sin(Math.PI * w[i] + 1);
                sum += square(w[i] - 1) * (1 + 10 * wave * wave);
            }
            return sum;
        }
    },
    /** Any dimension; minimum 0 at x = 0; 40 wide. */
    ACKLEY(0) {
        @Override
        double at(double[] u) {
            double squares = 0;
            double cosines = 0;
            for (int i = 0; i < u.length; i++) {
                double x = 40 * (u[i] - OPTIMUM[i]);
                squares += x * x;
                cosines += Math.cos(2 * Math.PI * x);
            }
            double d = u.length;
            return -20 * Math.exp(-0.2 * Math.sqrt(squares / d)) - Math.exp(cosines / d) + 20 + Math.E;
        }
    },
    /** Two dimensions or more; minimum 0 at x = (1, …, 1); 4 wide. */
    ROSENBROCK(0) {
        @Override
        double at(double[] u) {
            double[] x = new double[u.length];
            Arrays.setAll(x, i -> 1 + 4 * (u[i] - OPTIMUM[i]));
            double sum = 0;
            for (int i = 0; i + 1 < x.length; i++) {
                sum += 100 * square(x[i + 1] - x[i] * x[i]) + square(1 - x[i]);
            }
            return sum;
        }
    },
    /** Sum of the two-dimensional function over pairs of coordinates; minimum 0.397887 a pair, at three places of each. */
    BRANIN(0.39788735772973816) {
        @Override
        double at(double[] u) {
            double sum = 0;
            for (int i = 0; i + 1 < u.length; i += 2) {
                double x = 15 * u[i] - 5;
                double y = 15 * u[i + 1];
                double quadratic = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
                sum += square(quadratic) + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
            }
            return sum;
        }

        @Override
        double[] optimum(int d) {
            double[] u = new double[d];
            Arrays.setAll(u, i -> i % 2 == 0 ? (Math.PI + 5) / 15 : 2.275 / 15);
            return u;
        }

        @Override
        double minimum(int d) {
            return super.minimum(d) * d / 2;
        }
    };

    private static final double[] OPTIMUM = {0.31, 0.62, 0.47, 0.74, 0.23, 0.55, 0.68, 0.38, 0.81, 0.28, 0.59, 0.44};

    private static final double[] ALPHA = {1, 1.2, 3, 3.2};

    private static final double[][] A = {
        {10, 3, 17, 3.5, 1.7, 8},
        {0.05, 10, 17, 0.1, 8, 14},
        {3, 3.5, 1.7, 10, 17, 8},
        {17, 8, 0.05, 10, 0.1, 14}
    };

    private static final double[][] P = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
        {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
        {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };

    private final double minimum;

    TestFunction(double minimum) {
        this.minimum = minimum;
    }

    /** The value at u, which is not modified. */
    abstract double at(double[] u);

    /** Where the function is least on the cube of d dimensions; one of several places where there are several. */
    double[] optimum(int d) {
        return Arrays.copyOf(OPTIMUM, d);
    }

    /** The least value on the cube of d dimensions. */
    double minimum(int d) {
        return minimum;
    }

    private static double square(double x) {
        return x * x;
    }
}
