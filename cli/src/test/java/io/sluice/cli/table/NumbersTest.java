package io.sluice.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({"0,0.0 ms", "0.0123,12.3 ms", "0.99,990.0 ms", "1,1.000 s", "9.9994,9.999 s", "12.34,12.3 s"})
    void secondsHaveTheUnitThatSuits(double seconds, String expected) {
        assertEquals(expected, Numbers.seconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"0.187,18.7 %", "-0.05,-5.0 %", "-0.0001,0.0 %", "1,100.0 %"})
    void sharesArePercentages(double share, String expected) {
        assertEquals(expected, Numbers.percent(share));
    }

    @ParameterizedTest
    @CsvSource({"-1,0 s", "59.4,59 s", "60,1 min", "80,1 min 20 s", "3600,1 h", "7500,2 h 5 min"})
    void durationsAreRounded(double seconds, String expected) {
        assertEquals(expected, Numbers.duration(seconds));
    }

    @Test
    void countsAgreeWithTheirNoun() {
        assertEquals("1 burst", Numbers.count(1, "burst"));
        assertEquals("0 bursts", Numbers.count(0, "burst"));
    }

    @Test
    void aTableAlignsNumbersToTheRight() {
        assertEquals(
                "  A   Number\n  b        1\n  cc  234567\n",
                new Table("A", "Number").row("b", "1").row("cc", "234567").toString());
        assertThrows(IllegalArgumentException.class, () -> new Table("A").row("b", "c"));
    }
}
