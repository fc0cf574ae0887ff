package io.sluice.objective.burst;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as the files have them: plain decimals, to the nanosecond, never with an exponent. Stateless. */
final class Decimals {
    private static final int PLACES = 9;

    private Decimals() {}

    /** Rounds to nine places. */
    static BigDecimal of(double value) {
        return stripped(BigDecimal.valueOf(value));
    }

    /** Nanoseconds as seconds, exactly. */
    static BigDecimal seconds(long nanos) {
        return stripped(BigDecimal.valueOf(nanos, PLACES));
    }

    /** Nanoseconds as microseconds, exactly. */
    static BigDecimal micros(long nanos) {
        return stripped(BigDecimal.valueOf(nanos, 3));
    }

    private static BigDecimal stripped(BigDecimal value) {
        BigDecimal rounded = value.setScale(PLACES, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
