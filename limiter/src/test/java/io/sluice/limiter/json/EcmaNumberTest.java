package io.sluice.limiter.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.io.NumberOutput;

class EcmaNumberTest {

    /** RFC 8785, appendix B: bits of the double, and its text. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void format_rfc8785AppendixB(String bits, String expected) {
        assertEquals(expected, EcmaNumber.format(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))));
    }

    /** Every branch of the layout, and numbers that Double.toString writes with a digit too many on JDK 17. */
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "10, 10",
        "-12.5, -12.5",
        "0.1, 0.1",
        "17.0, 17",
        "1e-6, 0.000001",
        "1e-7, 1e-7",
        "1.5e-7, 1.5e-7",
        "123e18, 123000000000000000000",
        "1.25e22, 1.25e+22",
        "2e-3, 0.002",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "2.0E-3, 0.002",
        "1.0E23, 1e+23",
        "2.2E-322, 2.2e-322",
        "5.684341886080802e-14, 5.684341886080802e-14"
    })
    void format_handChecked(double value, String expected) {
        assertEquals(expected, EcmaNumber.format(value));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void format_notFinite_isRefused(double value) {
        assertThrows(IllegalArgumentException.class, () -> EcmaNumber.format(value));
    }

    /** Around each power of two the doubles are spaced unevenly, which is where shortest-digit algorithms go wrong. */
    @Test
    void format_aroundPowersOfTwo_agreesWithTheSecondImplementation() {
        for (int exponent = Double.MIN_EXPONENT; exponent <= Double.MAX_EXPONENT; exponent++) {
            double power = Math.scalb(1.0, exponent);
            assertAgrees(Math.nextDown(power));
            assertAgrees(power);
            assertAgrees(Math.nextUp(power));
        }
    }

    @Property(seed = "1", tries = 5_000)
    void format_anyBits_agreesWithTheSecondImplementation(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value)) {
            assertAgrees(value);
            assertEquals(value + 0.0, Double.parseDouble(EcmaNumber.format(value)) + 0.0);
        }
    }

    @Property(seed = "2", tries = 5_000)
    void format_shortDecimals_comeBackAsWritten(
            @ForAll @IntRange(min = 1, max = 999_999) int digits, @ForAll @IntRange(min = 0, max = 5) int scale) {
        BigDecimal decimal = BigDecimal.valueOf(digits, scale);
        assertEquals(decimal.stripTrailingZeros().toPlainString(), EcmaNumber.format(decimal.doubleValue()));
    }

    /** Jackson's port of R. Giulietti's algorithm; it never stops at one digit, so those cannot be compared. */
    private static void assertAgrees(double value) {
        BigDecimal ours = new BigDecimal(EcmaNumber.format(value));
        if (ours.stripTrailingZeros().precision() > 1) {
            BigDecimal theirs = new BigDecimal(NumberOutput.toString(value, true));
            assertTrue(ours.compareTo(theirs) == 0, ours + " but " + theirs);
        }
    }
}
