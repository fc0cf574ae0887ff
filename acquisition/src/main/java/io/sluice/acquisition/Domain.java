package io.sluice.acquisition;

import java.util.List;

/**
 * The points that may be evaluated: the product of its axes. Immutable.
 *
 * @param axes one per coordinate, at least one; copied
 */
public record Domain(List<Axis> axes) {

    /** Copies the axes. */
    public Domain {
        axes = List.copyOf(axes);
        if (axes.isEmpty()) {
            throw new IllegalArgumentException("axes is empty: a domain needs at least one axis");
        }
    }

    /** How many coordinates a point has: d. */
    public int dimension() {
        return axes.size();
    }

    /** Whether {@code x} has d coordinates and each is allowed, exactly. */
    public boolean contains(double[] x) {
        if (x.length != dimension()) {
            return false;
        }
        for (int j = 0; j < x.length; j++) {
            if (!axes.get(j).contains(x[j])) {
                return false;
            }
        }
        return true;
    }

    /**
     * The point of the domain nearest to {@code x}, coordinate by coordinate.
     *
     * @param x d finite coordinates; not modified
     * @return a new array
     */
    public double[] snap(double[] x) {
        requireDimension(x);
        double[] snapped = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            snapped[j] = axes.get(j).snap(x[j]);
        }
        return snapped;
    }

    /** How many points there are; infinite with a continuous axis. */
    public double cardinality() {
        return axes.stream().mapToDouble(Axis::cardinality).reduce(1, (a, b) -> a * b);
    }

    /** Whether each axis is categorical; a new array. */
    public boolean[] categorical() {
        boolean[] categorical = new boolean[dimension()];
        for (int j = 0; j < categorical.length; j++) {
            categorical[j] = axes.get(j) instanceof Axis.Categorical;
        }
        return categorical;
    }

    /** The point for {@code u} in the half-open unit cube, in which categories share [0, 1) evenly. */
    double[] fromUnit(double[] u) {
        double[] x = new double[dimension()];
        for (int j = 0; j < x.length; j++) {
            x[j] = axes.get(j).fromUnit(u[j]);
        }
        return x;
    }

    double[] requireDimension(double[] x) {
        if (x.length != dimension()) {
            throw new IllegalArgumentException("a point has " + x.length + " coordinates: the domain has " + dimension()
                    + " axes; give one per axis");
        }
        return x;
    }
}
