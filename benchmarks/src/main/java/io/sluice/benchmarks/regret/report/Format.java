package io.sluice.benchmarks.regret.report;

import io.sluice.tuner.proof.Interval;
import java.util.List;
import java.util.Locale;

/** Numbers as tables have them. Stateless. */
final class Format {
    private Format() {}

    /** A fraction in per cent, without the sign. */
    static String percent(double fraction) {
        return number(100 * fraction);
    }

    /** One digit after the point, none from 100 on. */
    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 99.95 ? "%.1f" : "%.0f", value);
    }

    /** A mean of fractions with its interval, in per cent; empty for none. */
    static String mean(List<double[]> fractions) {
        if (fractions.isEmpty()) {
            return "";
        }
        return percent(Bootstrap.mean(fractions)) + " " + percent(Bootstrap.interval(fractions));
    }

    static String percent(Interval interval) {
        return "[" + percent(interval.low()) + ", " + percent(interval.high()) + "]";
    }

    /** A mean of numbers; empty for none. */
    static String number(List<double[]> values) {
        return values.isEmpty() ? "" : number(Bootstrap.mean(values));
    }
}
