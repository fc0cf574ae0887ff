package io.sluice.gp;

/**
 * How hard to look for the hyperparameters.
 *
 * @param draws from the prior, of which the best become starts
 * @param starts of the optimiser, the prior's medians being always one; at least 1
 * @param iterations per start
 * @param maxRows hyperparameters are fitted to this many rows, drawn at random where there are more; the posterior
 *     always uses all
 */
public record FitSettings(int draws, int starts, int iterations, int maxRows) {

    /** Checks the numbers. */
    public FitSettings {
        Checks.atLeast("draws", 0, draws);
        Checks.atLeast("starts", 1, starts);
        Checks.atLeast("iterations", 0, iterations);
        Checks.atLeast("maxRows", 1, maxRows);
    }

    /** Settings that keep a fit of {@code rows} rows to some tens of milliseconds, or below a second from 200 on. */
    public static FitSettings standard(int rows) {
        return rows <= 100 ? new FitSettings(8, 3, 40, 100) : new FitSettings(8, 2, 30, 200);
    }
}
