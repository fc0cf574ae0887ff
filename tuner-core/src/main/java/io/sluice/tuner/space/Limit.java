package io.sluice.tuner.space;

/**
 * How many of {@code high} may be in a stage at once: an integer from 1 to {@code high} on a log scale, where
 * {@code high} means unlimited.
 *
 * @param name a stage name: a letter, then up to 63 letters, digits, dots, underscores and hyphens
 * @param high at least 1, at most {@value IntegerRange#MAX_SIZE}
 */
public record Limit(String name, long high) implements Parameter {
    /** Checks the name and the range. */
    public Limit {
        Checks.stageName(name);
        IntegerRange.check(name, 1, high, ParameterScale.LOG);
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
        return high;
    }

    private IntegerRange range() {
        return new IntegerRange(1, high, ParameterScale.LOG);
    }
}
