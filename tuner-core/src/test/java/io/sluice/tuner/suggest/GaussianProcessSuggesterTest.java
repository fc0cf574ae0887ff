package io.sluice.tuner.suggest;

import static io.sluice.tuner.space.Parameters.choice;
import static io.sluice.tuner.space.Parameters.integer;
import static io.sluice.tuner.space.Parameters.limit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.Evaluation;
import io.sluice.objective.Evaluation.FailureKind;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.Trial;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class GaussianProcessSuggesterTest extends SuggesterContract {
    private static final SearchSpace SPACE =
            SearchSpace.of(limit("a", 400), limit("b", 4), integer("n", 0, 10), choice("c", "x", "y"));
    private static final Map<String, Object> BASELINE = SPACE.canonical(Map.of("a", 400, "b", 4, "n", 5, "c", "x"));
    private static final Map<String, Object> CORES = SPACE.canonical(Map.of("a", 16, "b", 4, "n", 5, "c", "x"));
    private static final Map<String, Object> ASKED = SPACE.canonical(Map.of("a", 12, "b", 3, "n", 2, "c", "y"));

    @Override
    Suggester suggester() {
        return new GaussianProcessSuggester(2, List.of());
    }

    private static List<Trial> start(List<Map<String, Object>> enqueued, int trials, Evaluation outcome) {
        return Histories.walk(
                        new GaussianProcessSuggester(16, enqueued),
                        Histories.empty(SPACE),
                        new RandomStreams(5),
                        trials,
                        p -> outcome)
                .trials();
    }

    @Test
    void startDesign_isBaselineCoresGivenSobolBaseline() {
        List<Trial> trials = start(List.of(ASKED), 6, Evaluation.of(1));
        assertEquals(BASELINE, trials.get(0).parameters());
        assertEquals(CORES, trials.get(1).parameters());
        assertEquals(ASKED, trials.get(2).parameters());
        assertEquals(5, trials.stream().map(Trial::parameters).distinct().count());
        assertEquals(BASELINE, trials.get(5).parameters());
        assertEquals(OptionalInt.of(1), trials.get(5).replicateOf());
        assertTrue(trials.subList(0, 5).stream().allMatch(t -> t.replicateOf().isEmpty()));
    }

    @Test
    void givenPointsThatAreInTheDesignAlready_areNotTriedTwice() {
        List<Trial> trials = start(List.of(CORES, BASELINE), 6, Evaluation.of(1));
        assertEquals(5, trials.stream().map(Trial::parameters).distinct().count());
        assertEquals(OptionalInt.of(1), trials.get(5).replicateOf());
    }

    @Test
    void manyGivenPoints_makeTheDesignLonger() {
        List<Map<String, Object>> given = List.of(1, 2, 3, 5, 6, 7).stream()
                .map(a -> SPACE.canonical(Map.of("a", a, "b", 1, "n", 0, "c", "y")))
                .toList();
        List<Trial> trials = start(given, 10, Evaluation.of(1));
        assertEquals(given, trials.subList(2, 8).stream().map(Trial::parameters).toList());
        assertEquals(OptionalInt.of(1), trials.get(9).replicateOf());
    }

    @Test
    void baselineThatFailed_isNotRepeated() {
        List<Trial> trials = start(List.of(), 8, Evaluation.failed("no"));
        assertEquals(8, trials.stream().map(Trial::parameters).distinct().count());
    }

    @Test
    void baselineThatTheHarnessFailed_isTriedAgainAtOnce() {
        var harness = new Evaluation.Failed("no", FailureKind.HARNESS, OptionalDouble.empty());
        History failed = Histories.with(Histories.empty(SPACE), BASELINE, harness);
        Suggestion again = new GaussianProcessSuggester(16, List.of()).suggest(failed, new RandomStreams(5));
        assertEquals(Suggestion.fresh(BASELINE), again);
    }

    @Test
    void spaceWithoutLimits_beginsInTheMiddle() {
        SearchSpace space = SearchSpace.of(integer("n", 0, 10), choice("c", "x", "y"));
        Suggestion first = suggester().suggest(Histories.empty(space), new RandomStreams(1));
        assertEquals(Map.of("n", 5L, "c", "x"), first.parameters());
    }

    @Test
    void coresBelowOne_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> new GaussianProcessSuggester(0, List.of()));
    }

    @Test
    void hugeIntegerRanges_areNeverRepeatedByAccident() {
        SearchSpace space = SearchSpace.of(integer("n", 0, 20_000), limit("a", 1 << 20));
        History history = Histories.walk(
                suggester(),
                Histories.empty(space),
                new RandomStreams(3),
                15,
                p -> Evaluation.of(1 + Math.abs(space.encode(p)[0] - 0.3)));
        long fresh =
                history.trials().stream().filter(t -> t.replicateOf().isEmpty()).count();
        assertEquals(
                fresh,
                history.trials().stream().map(Trial::parameters).distinct().count());
    }
}
