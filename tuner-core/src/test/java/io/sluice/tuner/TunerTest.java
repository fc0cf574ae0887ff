package io.sluice.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.Evaluation;
import io.sluice.objective.Evaluation.FailureKind;
import io.sluice.tuner.space.Parameters;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.Recommendation;
import io.sluice.tuner.study.StudyMismatchException;
import io.sluice.tuner.study.Trial;
import io.sluice.tuner.study.ValueScale;
import io.sluice.tuner.suggest.RandomSuggester;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TunerTest {
    private static final SearchSpace SPACE = SearchSpace.of(Parameters.limit("a", 400), Parameters.limit("b", 400));

    private static TunerBuilder random() {
        return Tuner.minimizing(SPACE).suggester(new RandomSuggester());
    }

    @Test
    void trials_areNumberedFromOne_andCanBeToldInAnyOrder() {
        try (Tuner tuner = random().build()) {
            List<Ask> asks = List.of(tuner.ask(), tuner.ask(), tuner.ask());
            assertEquals(List.of(1, 2, 3), asks.stream().map(Ask::trial).toList());
            tuner.tell(3, Evaluation.of(3));
            tuner.tell(1, Evaluation.failed("no"));
            assertEquals(
                    List.of(false, true, false),
                    tuner.trials().stream().map(Trial::isPending).toList());
            assertEquals(asks.get(2).parameters(), tuner.trials().get(2).parameters());
        }
    }

    @Test
    void wrongTells_areRefused_andChangeNothing() {
        try (Tuner tuner = random().build()) {
            assertThrows(IllegalArgumentException.class, () -> tuner.tell(1, Evaluation.of(1)));
            tuner.ask();
            tuner.tell(1, Evaluation.of(1));
            assertThrows(IllegalArgumentException.class, () -> tuner.tell(1, Evaluation.of(2)));
            assertThrows(IllegalArgumentException.class, () -> tuner.tell(0, Evaluation.of(2)));
            assertThrows(IllegalArgumentException.class, () -> Evaluation.of(Double.NaN));
            assertEquals(1.0, tuner.trials().get(0).value().orElseThrow());
        }
    }

    @Test
    void lowerBound_underMaximise_isRefused_andTheTrialStaysPending() {
        try (Tuner tuner =
                Tuner.maximizing(SPACE).suggester(new RandomSuggester()).build()) {
            tuner.ask();
            assertThrows(IllegalArgumentException.class, () -> tuner.tell(1, Evaluation.exceeds(3)));
            assertTrue(tuner.trials().get(0).isPending());
        }
    }

    @Test
    void scaleLog_refusesWhatHasNoLogarithm() {
        try (Tuner tuner = random().scale(ValueScale.LOG).build()) {
            tuner.ask();
            assertThrows(IllegalArgumentException.class, () -> tuner.tell(1, Evaluation.of(0)));
            assertThrows(IllegalArgumentException.class, () -> tuner.tell(1, Evaluation.exceeds(-1)));
            tuner.tell(1, Evaluation.of(1e-12));
        }
    }

    @Test
    void cutoff_isThreeTimesTheFirstValue_unlessSetOtherwise() {
        assertEquals(List.of(OptionalDouble.empty(), OptionalDouble.of(60)), cutoffs(random(), 20));
        assertEquals(List.of(OptionalDouble.empty(), OptionalDouble.of(30)), cutoffs(random().cutoffFactor(1.5), 20));
        List<OptionalDouble> none = List.of(OptionalDouble.empty(), OptionalDouble.empty());
        assertEquals(none, cutoffs(random().noCutoff(), 20));
        assertEquals(none, cutoffs(random(), -20));
        assertEquals(none, cutoffs(random(), 0));
        assertEquals(none, cutoffs(Tuner.maximizing(SPACE).suggester(new RandomSuggester()), 20));
        assertThrows(IllegalArgumentException.class, () -> random().cutoffFactor(1));
        assertThrows(IllegalArgumentException.class, () -> random().cutoffFactor(Double.POSITIVE_INFINITY));
    }

    private static List<OptionalDouble> cutoffs(TunerBuilder builder, double firstValue) {
        try (Tuner tuner = builder.build()) {
            Ask first = tuner.ask();
            tuner.tell(1, Evaluation.of(firstValue));
            return List.of(first.candidate().cutoff(), tuner.ask().candidate().cutoff());
        }
    }

    @Test
    void candidateSeeds_differByTrialAndStudy_andFitInJson() {
        try (Tuner one = random().seed(1).build();
                Tuner two = random().seed(2).build()) {
            long first = one.ask().candidate().seed();
            assertNotEquals(first, one.ask().candidate().seed());
            assertNotEquals(first, two.ask().candidate().seed());
            assertTrue(first >= 0 && first < 1L << 53);
        }
    }

    @Test
    void enqueuedPoints_comeFirstWithAnySuggester() {
        try (Tuner tuner = random().enqueue(Map.of("a", 7, "b", 8)).build()) {
            assertEquals(Map.of("a", 7L, "b", 8L), tuner.ask().parameters());
        }
        assertThrows(IllegalArgumentException.class, () -> random().enqueue(Map.of("a", 401, "b", 8)));
    }

    @Test
    void anyFiniteValues_andBothGoals_work() {
        double[][] ranges = {{0, 1, 2}, {-5, -1, -3}, {1e-12, 3e-12, 2e-12}, {1e12, 3e12, 2e12}, {4, 4, 4}, {-1, 0, 1}};
        for (double[] values : ranges) {
            for (boolean maximise : new boolean[] {false, true}) {
                try (Tuner tuner = (maximise ? Tuner.maximizing(SPACE) : Tuner.minimizing(SPACE))
                        .cores(2)
                        .build()) {
                    var next = new ArrayList<Double>();
                    Recommendation best = tuner.run(
                            candidate -> {
                                next.add(values[next.size() % 3]);
                                return Evaluation.of(next.get(next.size() - 1));
                            },
                            Budget.trials(8));
                    assertTrue(Double.isFinite(best.mean()) && Double.isFinite(best.sd()));
                    double low = Arrays.stream(values).min().orElseThrow();
                    double high = Arrays.stream(values).max().orElseThrow();
                    double slack = Math.max(high - low, 1e-3 * Math.abs(high));
                    assertTrue(best.mean() >= low - slack && best.mean() <= high + slack, () -> "mean " + best.mean());
                }
            }
        }
    }

    @Test
    void listener_hearsOfEveryTrial_afterItIsKept() {
        List<String> heard = new ArrayList<>();
        ProgressListener listener = new ProgressListener() {
            @Override
            public void asked(Ask ask) {
                heard.add("asked " + ask.trial());
            }

            @Override
            public void told(Trial trial) {
                heard.add("told " + trial.number() + " " + trial.value().isPresent());
            }
        };
        try (Tuner tuner = random().listener(listener).build()) {
            tuner.ask();
            tuner.ask();
            tuner.tell(2, Evaluation.of(1));
            tuner.tell(1, new Evaluation.Failed("x", FailureKind.HARNESS, OptionalDouble.empty()));
        }
        assertEquals(List.of("asked 1", "asked 2", "told 2 true", "told 1 false"), heard);
    }

    @Test
    void notes_areFoundByKind_alsoAfterResuming(@TempDir Path folder) {
        JsonNode first = JsonMapper.shared().readTree("{\"number\":1,\"x\":0.1}");
        JsonNode second = JsonMapper.shared().readTree("[null,\"two\"]");
        try (Tuner tuner = random().journal(folder).build()) {
            tuner.note("pair", first);
            tuner.note("other", second);
            tuner.note("pair", second);
        }
        try (Tuner tuner = random().journal(folder).resume(true).build()) {
            assertEquals(
                    List.of(first, second),
                    tuner.notes("pair").stream().map(n -> n.payload()).toList());
            assertEquals(1, tuner.notes("other").size());
            assertEquals(List.of(), tuner.notes("none"));
        }
    }

    @Test
    void unsetSettings_areTakenFromTheStudy_setOnesMustAgree(@TempDir Path folder) {
        try (Tuner tuner = Tuner.minimizing(SPACE)
                .seed(77)
                .cores(3)
                .cutoffFactor(2)
                .scale(ValueScale.LINEAR)
                .definition("metric", "p99")
                .enqueue(Map.of("a", 7, "b", 8))
                .journal(folder)
                .build()) {
            tuner.ask();
        }
        TunerBuilder same = Tuner.minimizing(SPACE).journal(folder).resume(true).definition("metric", "p99");
        try (Tuner tuner = same.build()) {
            assertEquals(77, tuner.header().seed());
            assertEquals(
                    Map.of("suggester", "gp", "scale", "LINEAR", "cutoffFactor", "2.0", "cores", "3"),
                    tuner.header().settings());
            assertEquals(1, tuner.header().enqueued().size());
        }
        TunerBuilder other = Tuner.minimizing(SearchSpace.of(Parameters.limit("c", 4)))
                .journal(folder)
                .resume(true);
        assertTrue(String.valueOf(
                        assertThrows(StudyMismatchException.class, other::build).getMessage())
                .contains("parameter c was absent"));
        String message = String.valueOf(assertThrows(
                        StudyMismatchException.class,
                        () -> same.cores(4)
                                .seed(78)
                                .definition("metric", "mean")
                                .build())
                .getMessage());
        assertTrue(
                message.contains("seed was 77 and is now 78")
                        && message.contains("cores was 3 and is now 4")
                        && message.contains("metric was p99 and is now mean"),
                message);
    }

    @Test
    void pendingTrials_areHandedOutAgain_afterResuming_oldestFirst(@TempDir Path folder) {
        List<Ask> asks = new ArrayList<>();
        try (Tuner tuner = random().journal(folder).build()) {
            for (int i = 0; i < 4; i++) {
                asks.add(tuner.ask());
            }
            tuner.tell(2, Evaluation.of(5));
        }
        try (Tuner tuner = random().journal(folder).resume(true).build()) {
            assertEquals(asks.get(0), tuner.ask());
            tuner.tell(4, Evaluation.of(5));
            assertEquals(asks.get(2), tuner.ask());
            assertEquals(5, tuner.ask().trial());
        }
    }

    @Test
    void withoutAnyValue_thereIsNoRecommendation() {
        try (Tuner tuner = random().build()) {
            assertEquals(Optional.empty(), tuner.recommendation());
            assertFalse(tuner.isCancelled());
        }
    }
}
