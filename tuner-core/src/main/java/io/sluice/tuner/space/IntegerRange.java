package io.sluice.tuner.space;

/** The integers low..high on a scale. */
record IntegerRange(long low, long high, ParameterScale scale) {
    /** Far below the point where neighbours on a log scale would fall on the same double. */
    static final long MAX_SIZE = 1L << 31;

    static void check(String name, long low, long high, ParameterScale scale) {
        if (low > high) {
            throw new IllegalArgumentException("parameter '" + name + "': low is " + low + " and high is " + high
                    + "; low must not be above high");
        }
        if (scale == ParameterScale.LOG && low < 1) {
            throw new IllegalArgumentException("parameter '" + name + "': low is " + low
                    + "; a log scale needs low >= 1, use a linear scale otherwise");
        }
        if (Math.max(Math.abs(low), Math.abs(high)) > MAX_SIZE) {
            throw new IllegalArgumentException("parameter '" + name + "': the range " + low + ".." + high
                    + " goes beyond ±" + MAX_SIZE + "; use a real parameter and round it");
        }
    }

    Long canonical(String name, Object value) {
        if (!(value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte)) {
            throw new IllegalArgumentException("parameter '" + name + "' is " + Checks.shown(value)
                    + ": it must be an integer from " + low + " to " + high);
        }
        long integer = ((Number) value).longValue();
        if (integer < low || integer > high) {
            throw new IllegalArgumentException(
                    "parameter '" + name + "' is " + integer + ": it must be from " + low + " to " + high);
        }
        return integer;
    }

    double encode(long value) {
        return scale.toUnit((double) value, (double) low, (double) high);
    }

    Long decode(double coordinate) {
        return Math.min(high, Math.max(low, Math.round(scale.fromUnit(coordinate, (double) low, (double) high))));
    }
}
