package io.sluice.benchmarks.regret.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.benchmarks.regret.best.BestKnown;
import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.benchmarks.regret.problem.Problems;
import io.sluice.benchmarks.regret.report.Goals.Goal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Excesses that were made up, so that every verdict can be checked by hand. */
class GoalsTest {
    /** In this order: rules-tail, edge-node, levy8-400. */
    private static final List<Problem> PROBLEMS = Problems.named("{edge-node,rules-tail,levy8-400}");

    /** Runs with seeds 1 to n, of an excess that scatters by 0.001 about e, 10 spent with each five evaluations. */
    private static List<Score> runs(int n, double e) {
        return IntStream.rangeClosed(1, n)
                .mapToObj(seed -> {
                    TreeMap<Integer, Double> excess = new TreeMap<>();
                    TreeMap<Integer, Double> spent = new TreeMap<>();
                    for (int after : List.of(5, 10, 15, 25, 50)) {
                        excess.put(after, (e + 0.001 * (seed % 2)) * 50 / after);
                        spent.put(after, 2.0 * after);
                    }
                    return new Score(seed, excess, spent, List.of(1L), 0.01, 0);
                })
                .toList();
    }

    private static Results results(Map<String, Map<String, List<Score>>> scores) {
        Map<String, BestKnown> best = new LinkedHashMap<>();
        PROBLEMS.forEach(problem -> best.put(problem.name(), new BestKnown("f", 1, 0, 2, Map.of())));
        return new Results(PROBLEMS, List.of("sluice", "peer", "random"), best, scores, Map.of());
    }

    private static Results results(double ours, double peers, double randoms) {
        Map<String, Map<String, List<Score>>> scores = new LinkedHashMap<>();
        PROBLEMS.forEach(problem -> scores.put(
                problem.name(), Map.of("sluice", runs(20, ours), "peer", runs(5, peers), "random", runs(20, randoms))));
        return results(scores);
    }

    private static List<String> outcomes(Results results) {
        return new Goals(results).all().stream().map(Goal::outcome).toList();
    }

    @Test
    void everything_isReached_byWhoeverIsFarAhead() {
        // After n evaluations the excess is 50 / n times that after 50: 0.01 against 0.03, and 0.1.
        assertEquals(
                List.of("yes"),
                outcomes(results(0.01, 0.03, 0.1)).stream().distinct().toList());
    }

    @Test
    void nothingButTwoPercent_isReached_byWhoeverIsBehind() {
        List<String> outcomes = outcomes(results(0.015, 0.01, 0.012));
        assertEquals("yes", outcomes.get(3));
        assertEquals(
                List.of("no"),
                outcomes.stream().filter(o -> !o.equals("yes")).distinct().toList());
        assertEquals(1, outcomes.stream().filter("yes"::equals).count());
    }

    @Test
    void pairing_usesCommonSeedsOnly() {
        Pairing pairing = Pairing.of(results(0.01, 0.03, 0.1), PROBLEMS, "peer", score -> score.excessAfter(50));
        // Seeds 1 to 5, of which three are odd.
        assertEquals(5, pairing.seeds());
        assertEquals(0.0106, pairing.ours(), 1e-12);
        assertEquals(0.0306, pairing.theirs(), 1e-12);
        assertEquals(-0.02, pairing.difference().high(), 1e-12);
        assertEquals(0.0153 - 0.0106, pairing.slack(0.5), 1e-12);
    }

    @Test
    void peerThatPlayedSomeProblemsOnly_isNoMeasure_butCountsOnThose() {
        Map<String, Map<String, List<Score>>> scores = new LinkedHashMap<>();
        PROBLEMS.forEach(problem -> scores.put(
                problem.name(),
                Map.of(
                        "sluice",
                        runs(20, 0.01),
                        "peer",
                        problem.name().equals("edge-node") ? runs(5, 0.001) : List.of(),
                        "random",
                        runs(20, 0.1))));
        Results results = results(scores);
        assertEquals("yes", outcomes(results).get(0));
        Standings standings = new Standings(results);
        assertFalse(standings.playedAll("peer", PROBLEMS));
        assertFalse(standings.bestOrTied(PROBLEMS.get(1), "sluice", 15));
        assertTrue(standings.bestOrTied(PROBLEMS.get(0), "sluice", 15));
    }

    @Test
    void spentUntilClose_isAllWhereNoPickGotThere() {
        assertEquals(20, runs(1, 0.008).get(0).spentUntilClose());
        assertFalse(runs(1, 0.06).get(0).gotClose());
        assertEquals(100, runs(1, 0.06).get(0).spentUntilClose());
    }
}
