package io.sluice.acquisition;

/** One coordinate of a {@link Domain}, and the values that it may take. Immutable. */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by nobody
public sealed interface Axis {

    /** The allowed value nearest to {@code value}; of two equally near ones the lower. */
    double snap(double value);

    /** Whether {@code value} is allowed, exactly. */
    boolean contains(double value);

    /** How many values are allowed; infinite on a continuous axis. */
    double cardinality();

    /** The allowed value for {@code u} in [0, 1), such that uniform {@code u} spreads as evenly as the axis allows. */
    double fromUnit(double u);

    /**
     * Numbers of which only the given levels are allowed.
     *
     * @param levels strictly increasing, each in [0, 1], at least one; copied
     */
    record Ordered(double[] levels) implements Axis {

        /** Checks and copies the levels. */
        public Ordered {
            levels = levels.clone();
            Checks.increasingUnit("levels", levels);
        }

        /** The levels, as a copy. */
        @Override
        public double[] levels() {
            return levels.clone();
        }

        /** How many levels there are. */
        public int size() {
            return levels.length;
        }

        /** Level number {@code index}, from 0. */
        public double level(int index) {
            return levels[index];
        }

        /** Index of the level nearest to {@code value}; of two equally near ones the lower. */
        public int nearest(double value) {
            int low = 0;
            int high = levels.length - 1;
            while (high - low > 1) {
                int middle = (low + high) >>> 1;
                if (levels[middle] <= value) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return Math.abs(levels[low] - value) <= Math.abs(levels[high] - value) ? low : high;
        }

        @Override
        public double snap(double value) {
            return levels[nearest(Checks.finite("coordinate", value))];
        }

        @Override
        public boolean contains(double value) {
            return levels[nearest(value)] == value;
        }

        @Override
        public double cardinality() {
            return levels.length;
        }

        @Override
        public double fromUnit(double u) {
            return snap(u);
        }
    }

    /** Any number in [0, 1]. */
    record Continuous() implements Axis {

        @Override
        public double snap(double value) {
            return Math.min(1, Math.max(0, Checks.finite("coordinate", value)));
        }

        @Override
        public boolean contains(double value) {
            return value >= 0 && value <= 1;
        }

        @Override
        public double cardinality() {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public double fromUnit(double u) {
            return snap(u);
        }
    }

    /**
     * Categories without an order; the coordinate is the index of one, as a double: 0, 1, ..., size - 1.
     *
     * @param size at least 1
     */
    record Categorical(int size) implements Axis {

        /** Checks the size. */
        public Categorical {
            if (size < 1) {
                throw new IllegalArgumentException("size is " + size + ": an axis needs at least one category");
            }
        }

        @Override
        public double snap(double value) {
            return Math.min(size - 1.0, Math.max(0, Math.rint(Checks.finite("coordinate", value))));
        }

        @Override
        public boolean contains(double value) {
            return value >= 0 && value < size && value == Math.rint(value);
        }

        @Override
        public double cardinality() {
            return size;
        }

        @Override
        public double fromUnit(double u) {
            return snap(Math.floor(u * size));
        }
    }
}
