package io.sluice.acquisition;

import java.util.List;

/** The points of a domain that are observed or pending. Not modified once made. */
final class Taken {
    // Coordinates that were stored and read back, or computed anew, may differ by rounding.
    private static final double ROUNDING = 1e-9;

    private final PointSet points = new PointSet();

    Taken(Domain domain, List<Observation> observations, List<double[]> pending) {
        observations.forEach(o -> add(domain, o.x()));
        pending.forEach(x -> add(domain, x));
    }

    boolean contains(double[] x) {
        return points.contains(x);
    }

    private void add(Domain domain, double[] x) {
        double[] snapped = domain.snap(x);
        points.add(near(x, snapped) ? snapped : x);
    }

    private static boolean near(double[] a, double[] b) {
        for (int j = 0; j < a.length; j++) {
            if (Math.abs(a[j] - b[j]) > ROUNDING) {
                return false;
            }
        }
        return true;
    }
}
