package io.sluice.cli.proof;

import java.util.List;
import java.util.Optional;

/**
 * What came of running pairs. Immutable.
 *
 * @param pairs those finished, in order
 * @param failure why a pair could not be finished
 * @param cutShort whether the time was up before all were finished
 */
public record PairRuns(List<PairRun> pairs, Optional<String> failure, boolean cutShort) {
    /** Copies the list. */
    public PairRuns {
        pairs = List.copyOf(pairs);
    }

    static PairRuns complete(List<PairRun> pairs) {
        return new PairRuns(pairs, Optional.empty(), false);
    }

    static PairRuns cutShort(List<PairRun> pairs) {
        return new PairRuns(pairs, Optional.empty(), true);
    }

    static PairRuns failed(List<PairRun> pairs, String reason) {
        return new PairRuns(pairs, Optional.of(reason), false);
    }
}
