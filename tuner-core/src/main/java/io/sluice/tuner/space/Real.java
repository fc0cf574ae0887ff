package io.sluice.tuner.space;

/**
 * A real number from {@code low} to {@code high}, both included.
 *
 * @param name not blank
 * @param low finite, below {@code high}; above 0 on a log scale
 * @param high finite
 * @param scale how the numbers are spread
 */
public record Real(String name, double low, double high, ParameterScale scale) implements Parameter {
    /** Checks the name and the range. */
    public Real {
        Checks.name(name);
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException("parameter '" + name + "': low is " + low + " and high is " + high
                    + "; both must be finite and low below high");
        }
        if (scale == ParameterScale.LOG && low <= 0) {
            throw new IllegalArgumentException("parameter '" + name + "': low is " + low
                    + "; a log scale needs low > 0, use a linear scale otherwise");
        }
    }

    @Override
    public Double canonical(Object value) {
        if (!(value instanceof Number number)) {
            throw new IllegalArgumentException("parameter '" + name + "' is " + Checks.shown(value)
                    + ": it must be a number from " + low + " to " + high);
        }
        double real = number.doubleValue();
        if (!(real >= low && real <= high)) {
            throw new IllegalArgumentException(
                    "parameter '" + name + "' is " + value + ": it must be from " + low + " to " + high);
        }
        // 0.0 + (-0.0) is 0.0: the two zeros are one value.
        return real + 0.0;
    }

    @Override
    public double encode(Object value) {
        return scale.toUnit(canonical(value), low, high);
    }

    @Override
    public Double decode(double coordinate) {
        return scale.fromUnit(coordinate, low, high) + 0.0;
    }

    @Override
    public long size() {
        return 0;
    }
}
