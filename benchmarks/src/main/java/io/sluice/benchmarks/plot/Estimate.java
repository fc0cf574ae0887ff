package io.sluice.benchmarks.plot;

import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * A value to be drawn and, where it is known, how sure it is.
 *
 * @param value finite
 * @param range drawn as a band or as a whisker
 */
public record Estimate(double value, Optional<Range> range) {
    /** Checks the value. */
    public Estimate {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a value to draw is " + value + ": it must be finite");
        }
    }

    /** A value alone. */
    public static Estimate of(double value) {
        return new Estimate(value, Optional.empty());
    }

    /** A value with its range. */
    public static Estimate of(double value, double low, double high) {
        return new Estimate(value, Optional.of(new Range(low, high)));
    }

    /** The value and the ends of its range. */
    DoubleStream extent() {
        return DoubleStream.concat(
                DoubleStream.of(value), range.stream().flatMapToDouble(r -> DoubleStream.of(r.low(), r.high())));
    }
}
