package io.sluice.acquisition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Finds points of a domain that may still be proposed. */
final class OpenPoints {
    // Quasi-random tries per point wanted: constraints may close most of the domain.
    private static final int TRIES_PER_POINT = 16;
    // How far the last resort goes before it gives up: some seconds.
    private static final double LAST_TRIES = 1 << 22;

    private final Domain domain;
    private final Predicate<double[]> open;

    OpenPoints(Domain domain, Predicate<double[]> open) {
        this.domain = domain;
        this.open = open;
    }

    /** Up to {@code count} different open points, spread over the domain. */
    List<double[]> spread(int count, RandomGenerator random) {
        ScrambledSobol sobol = new ScrambledSobol(domain.dimension(), random);
        PointSet seen = new PointSet();
        List<double[]> points = new ArrayList<>(count);
        for (int tries = 0; tries < TRIES_PER_POINT * count && points.size() < count; tries++) {
            double[] x = domain.fromUnit(sobol.next());
            if (seen.add(x) && open.test(x)) {
                points.add(x);
            }
        }
        return points;
    }

    /** The open points one step along one axis from {@code centre}. */
    List<double[]> neighbours(double[] centre) {
        List<double[]> points = new ArrayList<>();
        double[] snapped = domain.snap(centre);
        for (int axis = 0; axis < snapped.length; axis++) {
            for (double value : Axes.neighbours(domain.axes().get(axis), snapped[axis])) {
                double[] x = snapped.clone();
                x[axis] = value;
                if (open.test(x)) {
                    points.add(x);
                }
            }
        }
        return points;
    }

    /**
     * Up to {@code count} open points by going through all points of a finite domain, from a random one; none only if
     * there is none.
     *
     * @throws IllegalStateException if four million points were closed and there are more, or the domain is infinite
     */
    List<double[]> exhaustive(int count, RandomGenerator random) {
        List<double[]> points = new ArrayList<>();
        if (domain.cardinality() < Double.POSITIVE_INFINITY) {
            Odometer odometer = new Odometer(domain, random);
            double tries = Math.min(domain.cardinality(), LAST_TRIES);
            for (double i = 0; i < tries && points.size() < count; i++) {
                double[] x = odometer.next();
                if (open.test(x)) {
                    points.add(x);
                }
            }
        }
        if (points.isEmpty() && domain.cardinality() > LAST_TRIES) {
            throw new IllegalStateException("no allowed point that is not taken was found on a domain of "
                    + domain.cardinality()
                    + " points: the constraints must leave more of it; loosen them or narrow the axes");
        }
        return points;
    }

    /** All points of a finite domain once, in mixed-radix order from a random point. */
    private static final class Odometer {
        private final double[][] values;
        private final int[] digits;

        Odometer(Domain domain, RandomGenerator random) {
            this.values = domain.axes().stream().map(Odometer::all).toArray(double[][]::new);
            this.digits = new int[values.length];
            for (int j = 0; j < digits.length; j++) {
                digits[j] = random.nextInt(values[j].length);
            }
        }

        private static double[] all(Axis axis) {
            return axis instanceof Axis.Ordered ordered ? ordered.levels() : Axes.coarse(axis);
        }

        double[] next() {
            double[] x = new double[digits.length];
            for (int j = 0; j < x.length; j++) {
                x[j] = values[j][digits[j]];
            }
            for (int j = 0; j < x.length; j++) {
                digits[j] = (digits[j] + 1) % values[j].length;
                if (digits[j] != 0) {
                    break;
                }
            }
            return x;
        }
    }
}
