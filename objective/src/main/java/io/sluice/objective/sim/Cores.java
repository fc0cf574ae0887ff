package io.sluice.objective.sim;

/**
 * The processors of a modelled host. Of R runnable startups those who hold a spin lock or spin keep a core; the others share
 * what is left equally, at the efficiency e(R) = 1 / (1 + &kappa; max(0, R/C &minus; 1)). Immutable.
 *
 * @param count C; 1 to 65536
 * @param oversubscription &kappa;, what is lost to switching and cold caches; at least 0
 */
public record Cores(int count, double oversubscription) {

    /** Checks the ranges. */
    public Cores {
        Require.within("cores", count, 1, 65_536);
        Require.notNegative("oversubscription", oversubscription);
    }

    /** Without a cost of oversubscription. */
    public static Cores of(int count) {
        return new Cores(count, 0);
    }

    /** Part of a busy core's time that is progress; 1 up to as many runnable startups as cores. */
    public double efficiency(int runnable) {
        double excess = (double) runnable / count - 1;
        return excess <= 0 ? 1 : 1 / (1 + oversubscription * excess);
    }
}
