package io.sluice.objective.sim;

import java.util.random.RandomGenerator;

/**
 * Random numbers that are the same, bit for bit, on every machine and Java version: nothing is used but uniform numbers of
 * the generator and strictly defined functions. Not thread-safe.
 */
final class Draws {

    private final RandomGenerator random;
    private double spare;
    private boolean hasSpare;

    Draws(RandomGenerator random) {
        this.random = random;
    }

    /** Uniform in (0, 1]. */
    double uniform() {
        return 1 - (random.nextLong() >>> 11) * 0x1p-53;
    }

    /** Exponential with mean 1. */
    double exponential() {
        return -StrictMath.log(uniform());
    }

    /** Log-normal with mean 1 and the given standard deviation of the logarithm. */
    double logNormal(double sigma) {
        return sigma == 0 ? 1 : StrictMath.exp(sigma * gaussian() - sigma * sigma / 2);
    }

    /** Standard normal, by Marsaglia's polar method (SIAM Review 6, 1964). */
    double gaussian() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * uniform() - 1;
            y = 2 * uniform() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
        spare = y * scale;
        hasSpare = true;
        return x * scale;
    }

    /** A time of the step. */
    double time(StepTime step) {
        StepTime.Spread spread = step.spread();
        if (spread instanceof StepTime.LogNormal logNormal) {
            return step.mean() * logNormal(logNormal.sigma());
        }
        return spread instanceof StepTime.Exponential ? step.mean() * exponential() : step.mean();
    }
}
