package io.sluice.acquisition;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Space-filling points: a Sobol sequence under Owen scrambling, snapped to a domain. Immutable and thread-safe.
 *
 * <p>An ordered coordinate goes to the nearest level, so that levels on a log scale are hit evenly on that scale;
 * categories share [0, 1) evenly.
 *
 * @see <a href="https://doi.org/10.1137/070709359">Joe and Kuo (2008)</a> for the direction numbers
 */
public final class SobolDesign {
    // A lattice much smaller than the number of points wanted is exhausted long before.
    private static final int TRIES_PER_POINT = 64;

    private final Domain domain;

    /** For points of {@code domain}. */
    public SobolDesign(Domain domain) {
        this.domain = domain;
    }

    /**
     * The first {@code count} points of a freshly scrambled sequence. Snapping may make points coincide; such repeats
     * are passed over, and appear (at the end) only where {@code 64 * count} points of the sequence do not hold enough
     * different ones.
     *
     * @param count at least 0
     * @param random seeds the scrambling, with d draws; equal generators give equal points
     * @return {@code count} new arrays, each contained in the domain
     */
    public List<double[]> points(int count, RandomGenerator random) {
        if (count < 0) {
            throw new IllegalArgumentException("count is " + count + ": it must be at least 0");
        }
        ScrambledSobol sobol = new ScrambledSobol(domain.dimension(), random);
        PointSet seen = new PointSet();
        List<double[]> points = new ArrayList<>(count);
        for (long tries = 0; points.size() < count && tries < (long) TRIES_PER_POINT * count; tries++) {
            double[] x = domain.fromUnit(sobol.next());
            if (seen.add(x)) {
                points.add(x);
            }
        }
        while (points.size() < count) {
            points.add(domain.fromUnit(sobol.next()));
        }
        return points;
    }
}
