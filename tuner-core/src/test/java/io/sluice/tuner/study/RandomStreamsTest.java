package io.sluice.tuner.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {

    @Test
    void equalKeys_giveEqualStreams_whateverElseWasDrawn() {
        RandomStreams streams = new RandomStreams(7);
        streams.stream(3, "other").longs(100).forEach(number -> {});
        assertArrayEquals(
                new RandomStreams(7).stream(3, "propose").longs(50).toArray(),
                streams.stream(3, "propose").longs(50).toArray());
    }

    @Test
    void differentKeys_giveDifferentStreams() {
        Set<Long> firsts = new HashSet<>();
        for (long seed : new long[] {Long.MIN_VALUE, -1, 0, 1, 2, Long.MAX_VALUE}) {
            for (int trial = 0; trial < 200; trial++) {
                for (String purpose : new String[] {"", "a", "b", "ab", "ba"}) {
                    firsts.add(new RandomStreams(seed).stream(trial, purpose).nextLong());
                }
            }
        }
        assertEquals(6 * 200 * 5, firsts.size());
    }

    /** Neighbouring trials' first draws: chi-square on 16 cells of 4096 draws, significance 0.001. */
    @Test
    void firstDraws_ofNeighbouringTrials_areUniform() {
        for (long seed = 1; seed <= 5; seed++) {
            int[] cells = new int[16];
            for (int trial = 1; trial <= 4096; trial++) {
                RandomGenerator stream = new RandomStreams(seed).stream(trial, "x");
                cells[(int) (stream.nextDouble() * 16)]++;
            }
            double chiSquare = 0;
            for (int cell : cells) {
                chiSquare += (cell - 256) * (cell - 256) / 256.0;
            }
            assertTrue(chiSquare < 37.70, "seed " + seed + ": chi-square(15) is " + chiSquare);
        }
    }
}
