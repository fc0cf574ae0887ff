package io.sluice.acquisition;

/**
 * How hard to look for the best point; less where a prediction costs more.
 *
 * @param candidates quasi-random points to begin with
 * @param starts how many of the best candidates are improved coordinate by coordinate
 * @param sweeps at most this many times through all coordinates, per start
 */
record Effort(int candidates, int starts, int sweeps) {

    /** For a surrogate of {@code rows} observations, whose predictions cost about rows squared. */
    static Effort forRows(int rows) {
        if (rows <= 100) {
            return new Effort(512, 4, 4);
        }
        return rows <= 300 ? new Effort(384, 3, 3) : new Effort(256, 2, 2);
    }
}
