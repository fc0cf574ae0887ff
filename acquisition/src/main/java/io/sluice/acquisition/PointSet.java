package io.sluice.acquisition;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** A set of points, compared coordinate by coordinate, by exact value. Not thread-safe. */
final class PointSet {
    private final Set<Key> keys = new HashSet<>();

    PointSet() {}

    PointSet(Collection<double[]> points) {
        points.forEach(this::add);
    }

    /** Adds; false if it was there already. */
    boolean add(double[] x) {
        return keys.add(new Key(x));
    }

    boolean contains(double[] x) {
        return keys.contains(new Key(x));
    }

    int size() {
        return keys.size();
    }

    private static final class Key {
        private final double[] x;

        Key(double[] x) {
            this.x = new double[x.length];
            for (int j = 0; j < x.length; j++) {
                this.x[j] = x[j] + 0.0; // -0.0 becomes 0.0
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(x, key.x);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(x);
        }
    }
}
