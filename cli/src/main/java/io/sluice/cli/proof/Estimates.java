package io.sluice.cli.proof;

import io.sluice.objective.burst.Metric;
import io.sluice.tuner.proof.GainEstimate;
import io.sluice.tuner.proof.Pair;
import io.sluice.tuner.space.Goal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Gains in every metric of some pairs. Immutable.
 *
 * @param decisive the metric that decides
 * @param all one a metric, the decisive one first
 */
public record Estimates(GainEstimate decisive, List<GainEstimate> all) {
    /** Copies the list. */
    public Estimates {
        all = List.copyOf(all);
    }

    /** From at least one pair. */
    public static Estimates of(Metric decisive, List<PairRun> runs) {
        List<Pair> pairs = runs.stream().map(PairRun::pair).toList();
        Set<String> names = new LinkedHashSet<>();
        names.add(decisive.toString());
        names.addAll(pairs.get(0).baseline().keySet());
        List<GainEstimate> all = names.stream()
                .map(name -> GainEstimate.of(name, Goal.MINIMIZE, pairs))
                .toList();
        return new Estimates(all.get(0), all);
    }
}
