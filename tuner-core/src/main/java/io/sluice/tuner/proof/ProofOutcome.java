package io.sluice.tuner.proof;

import java.util.List;

/** What came of a proof. Immutable. */
public sealed interface ProofOutcome {

    /** The finished pairs, in order. */
    List<Pair> pairs();

    /**
     * Every pair was finished.
     *
     * @param decisive the estimate in the metric that decides
     * @param estimates one a metric, the decisive one first
     * @param pairs all of them
     * @param failedRuns runs that failed and were repeated
     */
    record Estimated(GainEstimate decisive, List<GainEstimate> estimates, List<Pair> pairs, int failedRuns)
            implements ProofOutcome {
        /** Copies the lists. */
        public Estimated {
            estimates = List.copyOf(estimates);
            pairs = List.copyOf(pairs);
        }
    }

    /**
     * A pair could not be finished, so nothing is proven.
     *
     * @param reason which pair, which side, how often and why
     * @param pairs those finished before
     * @param side whose run failed last
     */
    record Failed(String reason, Side side, List<Pair> pairs) implements ProofOutcome {
        /** Copies the list. */
        public Failed {
            pairs = List.copyOf(pairs);
        }
    }
}
