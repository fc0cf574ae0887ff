package io.sluice.gp;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Models and data that several tests use. */
final class Fixtures {
    static final double SQRT5 = Math.sqrt(5);

    private Fixtures() {}

    /** Constant mean 0, unit length scales and output scale, the given noise variance. */
    static Hyperparameters unit(int dimension, double noiseVariance) {
        return new Hyperparameters(new double[1], new double[dimension + 1], Math.log(noiseVariance));
    }

    static GpModel ordered(int dimension) {
        return GpModel.standard(new boolean[dimension], 0.6);
    }

    /** Matérn-5/2 correlation at distance r, written out. */
    static double matern(double r) {
        return (1 + SQRT5 * r + 5 * r * r / 3) * Math.exp(-SQRT5 * r);
    }

    static double[] point(int dimension, RandomGenerator random) {
        return random.doubles(dimension).toArray();
    }

    static List<double[]> points(int count, int dimension, RandomGenerator random) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(point(dimension, random));
        }
        return points;
    }

    /** A smooth function of the first two coordinates. */
    static double smooth(double[] x) {
        return Math.sin(5 * x[0]) + x[1 % x.length] * x[1 % x.length];
    }

    static List<Row> values(int count, int dimension, double noiseSd, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        for (double[] x : points(count, dimension, random)) {
            rows.add(new Row.Value(x, smooth(x) + noiseSd * random.nextGaussian()));
        }
        return rows;
    }

    /** Values, some of known noise, and a few bounds. */
    static List<Row> mixed(int count, int dimension, long seed) {
        List<Row> rows = values(count, dimension, 0.1, seed);
        for (int i = 0; i < count; i += 4) {
            double[] x = rows.get(i).x();
            rows.set(i, new Row.Value(x, smooth(x), OptionalDouble.of(0.05)));
        }
        for (int i = 1; i < count; i += 3) {
            double[] x = rows.get(i).x();
            rows.set(i, new Row.AtLeast(x, smooth(x) + 0.4 * (i % 2 == 0 ? 1 : -1)));
        }
        return rows;
    }
}
