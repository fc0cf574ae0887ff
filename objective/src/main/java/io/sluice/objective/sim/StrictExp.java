package io.sluice.objective.sim;

/**
 * The exponential function from additions, multiplications and a table alone, hence the same on every machine; to about two
 * units in the last place, and several times faster than {@link StrictMath#exp}. Immutable.
 *
 * <p>exp(x) = 2<sup>k/64</sup> exp(r) with k = round(64 x / ln 2), so that |r| &le; ln 2 / 128 and five terms of the series
 * suffice.
 */
final class StrictExp {

    /** The largest magnitude of an argument. */
    static final double LIMIT = 700;

    private static final int PARTS = 64;
    private static final double PER_PART = PARTS / 0.6931471805599453;
    /** ln 2 / 64 in two parts, the first with 32 trailing zero bits so that k times it is exact. */
    private static final double PART_HIGH = 0.010830417275428772;

    private static final double PART_LOW = 7.420820373486988e-09;

    /** Added to a small number, leaves its nearest integer in the low bits of the sum. */
    private static final double ROUNDER = 0x1.8p52;

    private final double[] powers = new double[PARTS];

    StrictExp() {
        for (int i = 0; i < PARTS; i++) {
            powers[i] = StrictMath.pow(2, (double) i / PARTS);
        }
    }

    /** exp(x) for |x| up to {@link #LIMIT}. */
    double of(double x) {
        double rounded = x * PER_PART + ROUNDER;
        int k = (int) Double.doubleToRawLongBits(rounded);
        double parts = rounded - ROUNDER;
        double r = (x - parts * PART_HIGH) - parts * PART_LOW;
        double square = r * r;
        double series = 1 + r + square * (1.0 / 2 + r * (1.0 / 6) + square * (1.0 / 24 + r * (1.0 / 120)));
        double scale = Double.longBitsToDouble((1023L + (k >> 6)) << 52);
        return powers[k & (PARTS - 1)] * series * scale;
    }
}
