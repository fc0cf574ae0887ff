package io.sluice.objective.sim;

import java.util.random.RandomGenerator;

/**
 * Standard normal numbers by the ziggurat method with 128 blocks (Marsaglia, Tsang, J. Stat. Software 5(8), 2000; in the
 * form of Doornik, ZIGNOR, 2005). Immutable.
 */
final class Ziggurat {

    private static final int BLOCKS = 128;
    private static final double TAIL = 3.442619855899;
    private static final double AREA = 9.91256303526217e-3;

    private final StrictExp exp = new StrictExp();
    private final double[] edges = new double[BLOCKS + 1];
    private final double[] ratios = new double[BLOCKS];

    Ziggurat() {
        double density = StrictMath.exp(-TAIL * TAIL / 2);
        edges[0] = AREA / density;
        edges[1] = TAIL;
        for (int i = 2; i < BLOCKS; i++) {
            edges[i] = Math.sqrt(-2 * StrictMath.log(AREA / edges[i - 1] + density));
            density = StrictMath.exp(-edges[i] * edges[i] / 2);
        }
        for (int i = 0; i < BLOCKS; i++) {
            ratios[i] = edges[i + 1] / edges[i];
        }
    }

    /** A number of the standard normal distribution. */
    double next(RandomGenerator random) {
        while (true) {
            long bits = random.nextLong();
            int block = (int) bits & (BLOCKS - 1);
            double u = (bits >> 11) * 0x1p-52;
            if (Math.abs(u) < ratios[block]) {
                return u * edges[block];
            }
            if (block == 0) {
                return tail(random, u < 0);
            }
            double x = u * edges[block];
            if (isUnderTheCurve(x, block, random)) {
                return x;
            }
        }
    }

    private boolean isUnderTheCurve(double x, int block, RandomGenerator random) {
        double outer = exp.of(-(edges[block] * edges[block] - x * x) / 2);
        double inner = exp.of(-(edges[block + 1] * edges[block + 1] - x * x) / 2);
        return inner + Draws.uniform(random) * (outer - inner) < 1;
    }

    /** Beyond the last edge, by Marsaglia's method of 1964. */
    private static double tail(RandomGenerator random, boolean negative) {
        double x;
        double y;
        do {
            x = StrictMath.log(Draws.uniform(random)) / TAIL;
            y = StrictMath.log(Draws.uniform(random));
        } while (-2 * y < x * x);
        return negative ? x - TAIL : TAIL - x;
    }
}
