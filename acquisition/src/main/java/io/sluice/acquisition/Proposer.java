package io.sluice.acquisition;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Proposes where to evaluate next. Immutable and thread-safe. */
public final class Proposer {
    private final Domain domain;

    /** For points of {@code domain}. */
    public Proposer(Domain domain) {
        this.domain = domain;
    }

    /** The next point: never one already observed or pending; empty only when the lattice is exhausted. */
    @SuppressWarnings("DoNotCallSuggester")
    public Optional<Proposal> propose(
            List<Observation> observations,
            List<double[]> pending,
            Predicate<double[]> allowed,
            RandomGenerator random) {
        throw new UnsupportedOperationException("not written yet, for " + domain + observations + pending + random);
    }
}
