package io.sluice.limiter.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Numbers as ECMAScript writes them (ECMA-262, {@code Number::toString}, radix 10): the fewest digits that read back as the
 * same double and, of those, the nearest to it. {@link Double#toString} gives neither on every JDK. Stateless.
 */
final class EcmaNumber {
    private static final int DIGITS_THAT_ALWAYS_SUFFICE = 17;
    private static final int LARGEST_PLAIN_EXPONENT = 21;
    private static final int SMALLEST_PLAIN_EXPONENT = -5;

    private EcmaNumber() {}

    /**
     * Writes one number.
     *
     * @param value finite
     * @return its canonical text
     * @throws IllegalArgumentException if {@code value} is infinite or not a number, which JSON cannot say
     */
    static String format(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("number is " + value + ": JSON has finite numbers only");
        }
        if (value == 0) {
            return "0";
        }
        return value < 0 ? "-" + layOut(shortest(-value)) : layOut(shortest(value));
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < DIGITS_THAT_ALWAYS_SUFFICE; digits++) {
            var found = nearest(exact, value, digits);
            if (found.isPresent()) {
                return found.get().stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(DIGITS_THAT_ALWAYS_SUFFICE, RoundingMode.HALF_EVEN));
    }

    /**
     * The neighbour of {@code exact} with that many digits which reads back as {@code value}. Both neighbours are tried:
     * below a power of two doubles lie denser than above, so that the nearer one may miss where the farther one hits.
     */
    private static Optional<BigDecimal> nearest(BigDecimal exact, double value, int digits) {
        return Stream.of(RoundingMode.DOWN, RoundingMode.UP)
                .map(mode -> exact.round(new MathContext(digits, mode)))
                .filter(candidate -> candidate.doubleValue() == value)
                .min(Comparator.comparing((BigDecimal candidate) ->
                                candidate.subtract(exact).abs())
                        .thenComparing(candidate -> candidate.unscaledValue().testBit(0)));
    }

    /** ECMA-262: the value is s * 10^(n-k), where s has k digits. */
    private static String layOut(BigDecimal shortest) {
        String s = shortest.unscaledValue().toString();
        int k = s.length();
        int n = k - shortest.scale();
        if (n > LARGEST_PLAIN_EXPONENT || n < SMALLEST_PLAIN_EXPONENT) {
            String mantissa = k == 1 ? s : s.charAt(0) + "." + s.substring(1);
            return mantissa + (n > 0 ? "e+" : "e-") + Math.abs(n - 1);
        }
        if (n <= 0) {
            return "0." + "0".repeat(-n) + s;
        }
        return k <= n ? s + "0".repeat(n - k) : s.substring(0, n) + "." + s.substring(n);
    }
}
