package io.sluice.acquisition;

import java.util.List;
import java.util.random.RandomGenerator;

/** Fits a surrogate to observations. Immutable and thread-safe. */
public final class SurrogateFitter {
    private final Domain domain;

    /** For observations of points with as many coordinates as {@code domain} has axes. */
    public SurrogateFitter(Domain domain) {
        this.domain = domain;
    }

    /** Fits; throws {@link IllegalArgumentException} without any {@link Observation.Measured}. */
    @SuppressWarnings("DoNotCallSuggester")
    public Surrogate fit(List<Observation> observations, RandomGenerator random) {
        throw new UnsupportedOperationException("not written yet, for " + domain + observations + random);
    }
}
