package io.sluice.benchmarks.regret.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.benchmarks.regret.best.BestKnown;
import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.benchmarks.regret.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ImprovementsTest {
    private static final Problem PROBLEM = Problems.named("levy4-1000").get(0);
    private static final List<Object> PICK = List.of(9L, 72L, 26L, 166L);

    private static Results results(double best) {
        double excess = PROBLEM.truth(Truths.named(PROBLEM, PICK)) / best - 1;
        Score score = new Score(1, new TreeMap<>(Map.of(5, excess)), new TreeMap<>(Map.of(5, 5.0)), PICK, 0, 0);
        return new Results(
                List.of(PROBLEM),
                List.of("sluice", "peer"),
                Map.of(PROBLEM.name(), new BestKnown("f", best, 0, 2, Map.of())),
                Map.of(PROBLEM.name(), Map.of("sluice", List.of(), "peer", List.of(score))),
                Map.of());
    }

    @Test
    void pickThatBeatsTheBestKnown_isNamedWithItsContestant() {
        List<String> warnings = Improvements.warnings(results(1.2));
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).startsWith("peer found a better point of levy4-1000"), warnings.get(0));
        assertTrue(warnings.get(0).contains("[9, 72, 26, 166]"), warnings.get(0));
    }

    @Test
    void pickThatDoesNot_isNot() {
        assertEquals(List.of(), Improvements.warnings(results(1.0)));
        assertEquals(List.of(), Improvements.warnings(results(PROBLEM.truth(Truths.named(PROBLEM, PICK)))));
    }
}
