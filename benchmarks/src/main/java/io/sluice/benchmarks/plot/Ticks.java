package io.sluice.benchmarks.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Round numbers for axes: 1, 2 or 5 times a power of ten. Stateless. */
final class Ticks {
    private static final double[] MANTISSAS = {1, 2, 5};
    /** A step that fits but for rounding counts as fitting. */
    private static final double SLACK = 1e-9;

    private Ticks() {}

    /** The smallest of 1, 2, 5, 10, … times a power of ten that divides {@code span} into at most {@code most} steps. */
    static double step(double span, int most) {
        double rough = span / most;
        double decade = power((int) Math.floor(Math.log10(rough)));
        return DoubleStream.of(1, 2, 5, 10)
                .map(mantissa -> mantissa * decade)
                .filter(step -> step * (1 + SLACK) >= rough)
                .findFirst()
                .orElse(10 * decade);
    }

    /** All multiples of a {@link #step} within the range. */
    static List<Double> linear(Range range, int most) {
        double step = step(range.high() - range.low(), most);
        long first = (long) Math.ceil(range.low() / step - SLACK);
        long last = (long) Math.floor(range.high() / step + SLACK);
        return LongStream.rangeClosed(first, last)
                .mapToObj(k -> round(k * step))
                .toList();
    }

    /**
     * Powers of ten within a range above 0; with their double and fivefold where fewer than three powers are; as on a
     * linear axis where that is still fewer than three.
     */
    static List<Double> log(Range range, int most) {
        List<Double> decades = multiples(range, 1);
        if (decades.size() >= 3) {
            return thinned(decades, most);
        }
        List<Double> finer = multiples(range, MANTISSAS.length);
        return finer.size() >= 3 ? finer : linear(range, most);
    }

    private static List<Double> multiples(Range range, int mantissas) {
        int first = (int) Math.floor(Math.log10(range.low()));
        int last = (int) Math.ceil(Math.log10(range.high()));
        return IntStream.rangeClosed(first, last)
                .boxed()
                .flatMap(k -> IntStream.range(0, mantissas).mapToObj(m -> round(MANTISSAS[m] * power(k))))
                .filter(v -> v >= range.low() * (1 - SLACK) && v <= range.high() * (1 + SLACK))
                .toList();
    }

    private static List<Double> thinned(List<Double> ticks, int most) {
        int every = (ticks.size() + most - 1) / most;
        return IntStream.range(0, ticks.size())
                .filter(i -> i % every == 0)
                .mapToObj(ticks::get)
                .toList();
    }

    private static double power(int exponent) {
        return new BigDecimal(1).scaleByPowerOfTen(exponent).doubleValue();
    }

    /** 0.30000000000000004 is meant to be 0.3. */
    private static double round(double value) {
        return new BigDecimal(value).round(new MathContext(12)).doubleValue();
    }

    /** {@code 0.05}, {@code 20}, {@code 1e6}: no more digits than the number has. */
    static String label(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal number = BigDecimal.valueOf(value).stripTrailingZeros();
        int exponent = number.precision() - number.scale() - 1;
        if (exponent >= 6 || exponent < -4) {
            return number.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
        }
        return number.toPlainString();
    }
}
