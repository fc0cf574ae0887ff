package io.sluice.benchmarks.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a {@link LineChart}. Immutable.
 *
 * @param name for the legend
 * @param color of the line and of its band
 * @param dashed whether the line is broken
 * @param points from left to right; where all have a range, a band is drawn
 */
public record Line(String name, Color color, boolean dashed, List<Point> points) {

    /** Copies the list. */
    public Line {
        points = List.copyOf(points);
    }

    /**
     * One point.
     *
     * @param x finite
     * @param y with its range
     */
    public record Point(double x, Estimate y) {
        /** Checks x. */
        public Point {
            if (!Double.isFinite(x)) {
                throw new IllegalArgumentException("x of a point is " + x + ": it must be finite");
            }
        }

        /** Without a range. */
        public static Point of(double x, double y) {
            return new Point(x, Estimate.of(y));
        }
    }

    /** An unbroken line. */
    public static Line of(String name, Color color, List<Point> points) {
        return new Line(name, color, false, points);
    }

    /** An unbroken line without ranges through (xs[i], ys[i]); arrays of one length, not modified. */
    public static Line of(String name, Color color, double[] xs, double[] ys) {
        requireSameLength(xs, ys);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < xs.length; i++) {
            points.add(Point.of(xs[i], ys[i]));
        }
        return of(name, color, points);
    }

    /** The same with a band from {@code low[i]} to {@code high[i]} at point i; arrays not modified. */
    public Line withBand(double[] low, double[] high) {
        requireSameLength(low, high);
        List<Point> banded = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            banded.add(new Point(point.x(), Estimate.of(point.y().value(), low[i], high[i])));
        }
        return new Line(name, color, dashed, banded);
    }

    /** The same, broken. */
    public Line dashes() {
        return new Line(name, color, true, points);
    }

    boolean hasBand() {
        return points.size() > 1 && points.stream().allMatch(p -> p.y().range().isPresent());
    }

    private static void requireSameLength(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    a.length + " and " + b.length + " numbers for one line: give as many of each");
        }
    }
}
