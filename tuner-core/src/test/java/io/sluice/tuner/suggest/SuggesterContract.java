package io.sluice.tuner.suggest;

import static io.sluice.tuner.space.Parameters.choice;
import static io.sluice.tuner.space.Parameters.integer;
import static io.sluice.tuner.space.Parameters.limit;
import static io.sluice.tuner.space.Parameters.logReal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.Evaluation;
import io.sluice.objective.Evaluation.FailureKind;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every suggester keeps to. */
abstract class SuggesterContract {
    static final SearchSpace MIXED =
            SearchSpace.of(limit("a", 400), integer("n", -3, 3), logReal("r", 0.001, 10), choice("c", "x", "y", "z"));
    static final SearchSpace TINY = SearchSpace.of(limit("a", 3), choice("c", "x", "y"));

    abstract Suggester suggester();

    /** Deterministic in the point, with all four outcomes. */
    static Evaluation mixedOutcome(Map<String, Object> point) {
        return switch (Math.floorMod(point.hashCode(), 7)) {
            case 0 -> Evaluation.failed("config");
            case 1 -> new Evaluation.Failed("harness", FailureKind.HARNESS, OptionalDouble.empty());
            case 2 -> Evaluation.exceeds(9);
            default -> Evaluation.of(1 + Math.floorMod(point.hashCode(), 101) / 50.0);
        };
    }

    @Test
    void everySuggestion_isAPointOfTheSpace_inItsOrder() {
        History history = Histories.walk(
                suggester(), Histories.empty(MIXED), new RandomStreams(11), 20, SuggesterContract::mixedOutcome);
        for (Trial trial : history.trials()) {
            assertEquals(MIXED.canonical(trial.parameters()), trial.parameters());
            assertEquals(
                    List.copyOf(MIXED.canonical(trial.parameters()).keySet()),
                    List.copyOf(trial.parameters().keySet()));
        }
    }

    @Test
    void suggestions_arePureFunctionsOfHistoryAndSeed() {
        History history = Histories.walk(
                suggester(), Histories.empty(MIXED), new RandomStreams(12), 10, SuggesterContract::mixedOutcome);
        Suggestion first = suggester().suggest(history, new RandomStreams(12));
        assertEquals(first, suggester().suggest(history, new RandomStreams(12)));
        Suggester used = suggester();
        used.suggest(Histories.empty(TINY), new RandomStreams(1));
        assertEquals(first, used.suggest(history, new RandomStreams(12)));
    }

    @Test
    void differentSeeds_giveDifferentStudies() {
        assertNotEquals(points(13), points(14));
    }

    private List<Map<String, Object>> points(long seed) {
        return Histories.walk(suggester(), Histories.empty(MIXED), new RandomStreams(seed), 8, p -> Evaluation.of(1))
                .trials()
                .stream()
                .map(Trial::parameters)
                .toList();
    }

    @Test
    void pendingPoints_areNotSuggestedAgain() {
        History history = Histories.empty(MIXED);
        Set<Map<String, Object>> seen = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            Suggestion suggestion = suggester().suggest(history, new RandomStreams(15));
            assertEquals(suggestion.replicateOf().isEmpty(), seen.add(suggestion.parameters()));
            history = Histories.pending(history, suggestion);
        }
    }

    @Test
    void tinySpace_isExhausted_beforeAnythingIsRepeatedWithoutSayingSo() {
        for (long seed = 21; seed <= 25; seed++) {
            History history = Histories.walk(
                    suggester(),
                    Histories.empty(TINY),
                    new RandomStreams(seed),
                    14,
                    p -> Evaluation.of(1 + Math.floorMod(p.hashCode(), 10)));
            Set<Map<String, Object>> seen = new HashSet<>();
            for (Trial trial : history.trials()) {
                if (trial.replicateOf().isPresent()) {
                    Trial first = history.trials().get(trial.replicateOf().getAsInt() - 1);
                    assertEquals(first.parameters(), trial.parameters());
                    assertTrue(first.number() < trial.number());
                } else {
                    assertTrue(seen.add(trial.parameters()), () -> "repeated without saying so: " + trial);
                }
            }
            assertEquals(6, seen.size(), "every point is tried");
            Suggestion next = suggester().suggest(history, new RandomStreams(seed));
            assertTrue(next.replicateOf().isPresent() && next.stop().isPresent());
        }
    }

    @Test
    void exhaustedSpaceWithoutAnyValue_stillAnswers() {
        History history = Histories.walk(
                suggester(), Histories.empty(TINY), new RandomStreams(26), 9, p -> Evaluation.failed("always"));
        assertEquals(
                6,
                history.trials().stream().filter(t -> t.replicateOf().isEmpty()).count());
        assertTrue(suggester().suggest(history, new RandomStreams(26)).stop().isPresent());
    }

    @Test
    void harnessFailures_mayBeTriedAgain_butNotForEver() {
        SearchSpace single = SearchSpace.of(limit("a", 1));
        var failed = new Evaluation.Failed("harness", FailureKind.HARNESS, OptionalDouble.empty());
        History history = Histories.walk(suggester(), Histories.empty(single), new RandomStreams(27), 5, p -> failed);
        assertEquals(
                List.of(true, true, true, false, false),
                history.trials().stream().map(t -> t.replicateOf().isEmpty()).toList());
    }
}
