package io.sluice.tuner.space;

/**
 * An integer from {@code low} to {@code high}, both included.
 *
 * @param name not blank
 * @param low at most {@code high}; at least 1 on a log scale
 * @param high at most {@value IntegerRange#MAX_SIZE} values above {@code low}
 * @param scale how the integers are spread
 */
public record Int(String name, long low, long high, ParameterScale scale) implements Parameter {
    /** Checks the name and the range. */
    public Int {
        Checks.name(name);
        IntegerRange.check(name, low, high, scale);
    }

    @Override
    public Long canonical(Object value) {
        return range().canonical(name, value);
    }

    @Override
    public double encode(Object value) {
        return range().encode(canonical(value));
    }

    @Override
    public Long decode(double coordinate) {
        return range().decode(coordinate);
    }

    @Override
    public long size() {
        return high - low + 1;
    }

    private IntegerRange range() {
        return new IntegerRange(low, high, scale);
    }
}
