package io.sluice.tuner.suggest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.acquisition.Observation;
import io.sluice.objective.Evaluation;
import io.sluice.objective.Evaluation.FailureKind;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.space.Parameters;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.ValueScale;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ObservationsTest {
    private static final SearchSpace SPACE =
            SearchSpace.of(Parameters.limit("a", 100), Parameters.choice("c", "x", "y"));

    private static History history(Goal goal, Evaluation... outcomes) {
        History history = new History(SPACE, goal, ValueScale.AUTO, List.of());
        for (Evaluation outcome : outcomes) {
            history = Histories.with(history, Map.of("a", 10, "c", "y"), outcome);
        }
        return history;
    }

    private static List<Observation> observations(History history) {
        return Observations.of(history, Responses.of(history, new RandomStreams(1)));
    }

    private static Evaluation withNoise(double value, double variance) {
        return new Evaluation.Measured(value, OptionalDouble.of(variance), OptionalDouble.empty(), List.of(), Map.of());
    }

    @Test
    void everyOutcome_becomesWhatItTells() {
        History history = history(
                Goal.MINIMIZE,
                Evaluation.of(Math.E),
                withNoise(10, 4),
                Evaluation.exceeds(Math.E * Math.E),
                Evaluation.failed("config"),
                new Evaluation.Failed("harness", FailureKind.HARNESS, OptionalDouble.empty()));
        List<Observation> observations =
                observations(Histories.pending(history, Suggestion.fresh(SPACE.canonical(Map.of("a", 1, "c", "x")))));

        assertEquals(4, observations.size());
        observations.forEach(o -> assertArrayEquals(new double[] {0.5, 1}, o.x(), 1e-15));
        var value = assertInstanceOf(Observation.Measured.class, observations.get(0));
        assertEquals(1, value.y(), 1e-15);
        assertEquals(OptionalDouble.empty(), value.noiseVariance());
        var noisy = assertInstanceOf(Observation.Measured.class, observations.get(1));
        assertEquals(0.04, noisy.noiseVariance().orElseThrow(), 1e-15);
        var bound = assertInstanceOf(Observation.LowerBound.class, observations.get(2));
        assertEquals(2, bound.y(), 1e-15);
        assertInstanceOf(Observation.Infeasible.class, observations.get(3));
    }

    @Test
    void maximising_turnsTheSignRound() {
        // Mean 2, standard deviation √2.
        List<Observation> observations = observations(history(Goal.MAXIMIZE, Evaluation.of(1), Evaluation.of(3)));
        assertEquals(Math.sqrt(0.5), ((Observation.Measured) observations.get(0)).y(), 1e-15);
        assertEquals(-Math.sqrt(0.5), ((Observation.Measured) observations.get(1)).y(), 1e-15);
    }

    @Test
    void coordinates_arePointsOfTheDomain_exactly() {
        SearchSpace space = SearchSpace.of(
                Parameters.limit("a", 400),
                Parameters.integer("b", -7, 90),
                Parameters.logInteger("c", 3, 9999),
                Parameters.choice("d", "x", "y", "z"));
        var domain = Cube.of(space);
        for (long k = 0; k < 97; k++) {
            Map<String, Object> point = Map.of(
                    "a",
                    1 + 4 * k,
                    "b",
                    k - 7,
                    "c",
                    3 + 100 * k,
                    "d",
                    List.of("x", "y", "z").get((int) k % 3));
            double[] u = space.encode(point);
            assertTrue(domain.contains(u), () -> "outside: " + point);
            assertEquals(point, space.decode(domain.snap(u)));
        }
    }
}
