package io.sluice.tuner.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.tuner.proof.PairedProof.Evaluator;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.study.RandomStreams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PairedProofTest {
    private final List<String> runs = new ArrayList<>();
    private final List<Pair> heard = new ArrayList<>();

    private static PairedProof<String> proof(int pairs) {
        return new PairedProof<>("base", "pick", pairs, Goal.MINIMIZE, "makespan", new RandomStreams(4));
    }

    /** The n-th run of a side takes 10 + n seconds, or half of it when tuned. */
    private Map<String, Double> measure(String side) {
        long earlier = runs.stream().filter(side::equals).count();
        runs.add(side);
        double seconds = (10.0 + earlier) / (side.equals("pick") ? 2 : 1);
        return Map.of("makespan", seconds, "cpu", 7.0);
    }

    private ProofOutcome.Estimated estimated(ProofOutcome outcome) {
        return assertInstanceOf(ProofOutcome.Estimated.class, outcome);
    }

    @Test
    void pairs_runSideBySide_inBothOrders() throws Exception {
        var outcome = estimated(proof(12).run(List.of(), this::measure, heard::add));
        assertEquals(24, runs.size());
        for (int k = 0; k < 12; k++) {
            assertEquals(Set.of("base", "pick"), Set.copyOf(runs.subList(2 * k, 2 * k + 2)));
            assertEquals(
                    outcome.pairs().get(k).first() == Side.TUNED,
                    runs.get(2 * k).equals("pick"));
        }
        long tunedFirst =
                outcome.pairs().stream().filter(p -> p.first() == Side.TUNED).count();
        assertTrue(tunedFirst >= 2 && tunedFirst <= 10, () -> tunedFirst + " of 12 tuned first");
        assertEquals(outcome.pairs(), heard);
    }

    @Test
    void everyMetric_isEstimated_andTheDecisiveOneIsFirst() throws Exception {
        var outcome = estimated(proof(5).run(List.of(), this::measure, heard::add));
        assertEquals("makespan", outcome.decisive().metric());
        assertEquals(0.5, outcome.decisive().gain(), 1e-12);
        assertTrue(outcome.decisive().significant());
        assertEquals(
                List.of("makespan", "cpu"),
                outcome.estimates().stream().map(GainEstimate::metric).toList());
        assertEquals(0, outcome.estimates().get(1).gain(), 1e-12);
        assertTrue(!outcome.estimates().get(1).significant());
    }

    @Test
    void resumedProof_equalsAnUninterruptedOne() throws Exception {
        var whole = estimated(proof(6).run(List.of(), this::measure, heard::add));
        for (int cut = 0; cut <= 6; cut++) {
            runs.clear();
            for (int k = 0; k < cut; k++) {
                runs.addAll(List.of("base", "pick"));
            }
            var resumed = proof(6).run(whole.pairs().subList(0, cut), this::measure, pair -> {});
            assertEquals(whole, resumed);
            assertEquals(12, runs.size());
        }
    }

    @Test
    void finishedPairsThatDoNotFit_areRefused() {
        Pair second = new Pair(2, Side.BASELINE, Map.of("makespan", 1.0), Map.of("makespan", 1.0), 0);
        assertThrows(IllegalArgumentException.class, () -> proof(3).run(List.of(second), this::measure, heard::add));
        Pair first = new Pair(1, Side.BASELINE, Map.of("makespan", 1.0), Map.of("makespan", 1.0), 0);
        assertThrows(
                IllegalArgumentException.class, () -> proof(1).run(List.of(first, second), this::measure, heard::add));
        assertThrows(IllegalArgumentException.class, () -> proof(0));
    }

    @Test
    void metricsOfOneSideOnly_areNotEstimated() throws Exception {
        Evaluator<String> uneven = side -> Map.of("makespan", 1.0, side, 2.0, "cpu", 3.0);
        var outcome = estimated(proof(3).run(List.of(), uneven, heard::add));
        assertEquals(
                Set.of("makespan", "cpu"),
                outcome.estimates().stream().map(GainEstimate::metric).collect(Collectors.toSet()));
    }

    @Test
    void failedRun_repeatsThePair_andIsCounted() throws Exception {
        Map<String, Integer> calls = new HashMap<>();
        Evaluator<String> flaky = side -> {
            if (calls.merge(side, 1, Integer::sum) == 2 && side.equals("base")) {
                throw new IllegalStateException("lost");
            }
            return measure(side);
        };
        var outcome = estimated(proof(4).run(List.of(), flaky, heard::add));
        assertEquals(4, outcome.pairs().size());
        assertEquals(1, outcome.failedRuns());
        assertEquals(1, outcome.pairs().get(1).failedRuns());
    }

    @Test
    void candidateThatKeepsFailing_failsTheProof_notItself() throws Exception {
        Evaluator<String> failing = side -> {
            if (side.equals("pick") && heard.size() == 2) {
                throw new IllegalStateException("no address left");
            }
            return measure(side);
        };
        var outcome = assertInstanceOf(ProofOutcome.Failed.class, proof(4).run(List.of(), failing, heard::add));
        assertEquals(2, outcome.pairs().size());
        assertEquals(Side.TUNED, outcome.side());
        assertEquals("pair 3, attempt 3 of 3, tuned: no address left", outcome.reason());
    }

    @Test
    void runsWithoutTheMetrics_orWithNumbersThatAreNone_fail() throws Exception {
        for (Map<String, Double> wrong :
                List.of(Map.<String, Double>of(), Map.of("cpu", 1.0), Map.of("makespan", Double.NaN, "cpu", 1.0))) {
            var outcome = proof(1).run(List.of(), side -> wrong, heard::add);
            String reason = assertInstanceOf(ProofOutcome.Failed.class, outcome).reason();
            assertTrue(reason.contains("makespan"), reason);
        }
    }

    @Test
    void interrupt_stopsTheProof_andKeepsWhatIsFinished() {
        Evaluator<String> interrupted = side -> {
            if (heard.size() == 2) {
                throw new InterruptedException();
            }
            return measure(side);
        };
        assertThrows(InterruptedException.class, () -> proof(4).run(List.of(), interrupted, heard::add));
        assertEquals(2, heard.size());
        assertEquals(1, heard.get(0).number());
    }

    @Test
    void failureOnAnInterruptedThread_stopsTheProofToo() {
        Evaluator<String> wrapping = side -> {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("closed by interrupt");
        };
        assertThrows(InterruptedException.class, () -> proof(4).run(List.of(), wrapping, heard::add));
        assertTrue(Thread.interrupted());
    }

    @Test
    void pairs_goThroughJson() throws Exception {
        proof(2).run(List.of(), this::measure, heard::add);
        JsonMapper json = JsonMapper.shared();
        for (Pair pair : heard) {
            assertEquals(pair, json.treeToValue(json.valueToTree(pair), Pair.class));
        }
    }
}
