package io.sluice.objective.sim;

import java.util.random.RandomGenerator;

/**
 * Random numbers that are the same, bit for bit, on every machine and Java version: nothing is used but uniform numbers of
 * the generator, arithmetic and strictly defined functions. Not thread-safe.
 */
final class Draws {

    private static final Ziggurat NORMAL = new Ziggurat();
    private static final StrictExp EXP = new StrictExp();

    private final RandomGenerator random;

    Draws(RandomGenerator random) {
        this.random = random;
    }

    /** Uniform in (0, 1]. */
    static double uniform(RandomGenerator random) {
        return 1 - (random.nextLong() >>> 11) * 0x1p-53;
    }

    /** Uniform in (0, 1]. */
    double uniform() {
        return uniform(random);
    }

    /** Standard normal. */
    double gaussian() {
        return NORMAL.next(random);
    }

    /** Exponential with mean 1. */
    double exponential() {
        return -StrictMath.log(uniform());
    }

    /** Log-normal with mean 1 and the given standard deviation of the logarithm, at most 3. */
    double logNormal(double sigma) {
        return sigma == 0 ? 1 : logNormal(sigma, gaussian());
    }

    /** The log-normal number that a standard normal one stands for; exactly 1 if {@code sigma} is 0. */
    static double logNormal(double sigma, double gaussian) {
        return EXP.of(sigma * gaussian - sigma * sigma / 2);
    }
}
