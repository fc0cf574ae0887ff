package io.sluice.acquisition;

import java.util.List;
import java.util.random.RandomGenerator;

/** Scrambled Sobol points on a domain. Immutable and thread-safe. */
public final class SobolDesign {
    private final Domain domain;

    /** For points of {@code domain}. */
    public SobolDesign(Domain domain) {
        this.domain = domain;
    }

    /** {@code count} points. */
    public List<double[]> points(int count, RandomGenerator random) {
        throw new UnsupportedOperationException("not written yet, for " + domain + count + random);
    }
}
