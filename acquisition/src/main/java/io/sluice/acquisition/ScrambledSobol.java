package io.sluice.acquisition;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * An endless stream of Sobol points in [0, 1)<sup>d</sup>, with the direction numbers of Joe and Kuo (2008) and Owen's
 * nested uniform scrambling. Not thread-safe.
 *
 * <p>The scrambling of one coordinate is the hash of Laine and Karras (2011) on its reversed 32 bits, in the form of
 * Burley, "Practical hash-based Owen scrambling", JCGT 9(4), 2020, listing 3: bit b is flipped or not by a hash of the
 * bits above it, so every elementary interval that held one point still holds one.
 */
final class ScrambledSobol {
    private static final double TWO_TO_32 = 0x1p32;

    private final SobolSequenceGenerator sequence;
    private final int[] seeds;

    ScrambledSobol(int dimension, RandomGenerator random) {
        this.sequence = new SobolSequenceGenerator(dimension);
        this.seeds = IntStream.range(0, dimension).map(j -> random.nextInt()).toArray();
    }

    /** The next point; a new array. */
    double[] next() {
        double[] point = sequence.nextVector();
        for (int j = 0; j < point.length; j++) {
            int bits = (int) (long) (point[j] * TWO_TO_32);
            // The middle of the cell of width 2^-32: never 0, never 1.
            point[j] = (Integer.toUnsignedLong(scramble(bits, seeds[j])) + 0.5) / TWO_TO_32;
        }
        return point;
    }

    static int scramble(int bits, int seed) {
        return Integer.reverse(permute(Integer.reverse(bits), seed));
    }

    private static int permute(int bits, int seed) {
        int x = bits + seed;
        x ^= x * 0x6c50b47c;
        x ^= x * 0xb82f1e52;
        x ^= x * 0xc7afe638;
        x ^= x * 0x8d22f6e6;
        return x;
    }
}
