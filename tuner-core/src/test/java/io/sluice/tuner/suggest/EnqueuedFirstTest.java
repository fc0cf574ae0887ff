package io.sluice.tuner.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.objective.Evaluation;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnqueuedFirstTest extends SuggesterContract {
    @Override
    Suggester suggester() {
        return new EnqueuedFirst(List.of(), new RandomSuggester());
    }

    @Test
    void givenPoints_comeFirst_inOrder_andOnce() {
        Map<String, Object> first = TINY.canonical(Map.of("a", 2, "c", "y"));
        Map<String, Object> second = TINY.canonical(Map.of("a", 1, "c", "x"));
        Suggester suggester = new EnqueuedFirst(List.of(first, second, first), new RandomSuggester());
        History history =
                Histories.walk(suggester, Histories.empty(TINY), new RandomStreams(1), 3, p -> Evaluation.of(1));
        assertEquals(first, history.trials().get(0).parameters());
        assertEquals(second, history.trials().get(1).parameters());
        assertEquals(
                3, history.trials().stream().map(t -> t.parameters()).distinct().count());
    }
}
