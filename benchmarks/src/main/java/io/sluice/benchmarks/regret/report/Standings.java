package io.sluice.benchmarks.regret.report;

import io.sluice.benchmarks.regret.problem.Problem;
import java.util.List;

/**
 * Who is significantly worse than whom: by the 95 % interval of the paired difference of their excess on a problem.
 *
 * @param results of all contestants
 */
record Standings(Results results) {
    static final String RANDOM = "random";
    static final List<Integer> AFTER = List.of(15, 25, 50);
    private static final List<Integer> AGAINST_RANDOM = List.of(10, 15, 25, 50);

    /** All but variants of the first contestant, which have its name and a dash before theirs. */
    List<String> peers() {
        return results.contestants().stream()
                .filter(name -> !name.equals(results.first()) && !name.startsWith(results.first() + "-"))
                .toList();
    }

    /** Whether a peer has a run of each problem, and at least one problem is asked for, that the first contestant has too. */
    boolean playedAll(String peer, List<Problem> problems) {
        return !problems.isEmpty()
                && problems.stream()
                        .noneMatch(problem ->
                                results.common(problem, peer, results.first()).isEmpty());
    }

    /** Whether a contestant played a problem and no other was significantly better. */
    boolean bestOrTied(Problem problem, String contestant, int after) {
        return !results.of(problem, contestant).isEmpty()
                && results.contestants().stream()
                        .filter(other -> !other.equals(contestant))
                        .noneMatch(other -> worse(problem, contestant, other, after));
    }

    /** The problems on which a contestant was significantly worse than random after some number of evaluations. */
    List<Problem> worseThanRandom(String contestant) {
        return results.problems().stream()
                .filter(problem -> AGAINST_RANDOM.stream().anyMatch(after -> worse(problem, contestant, RANDOM, after)))
                .toList();
    }

    private boolean worse(Problem problem, String contestant, String other, int after) {
        return Comparison.of(results.difference(problem, contestant, other, score -> score.excessAfter(after)))
                == Comparison.LOSS;
    }
}
