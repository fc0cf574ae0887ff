package io.sluice.tuner.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.Evaluation;
import io.sluice.objective.StageMeans;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.space.Parameters;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.ValueScale;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class OccupancyTest {
    private static final SearchSpace SPACE =
            SearchSpace.of(Parameters.limit("a", 400), Parameters.limit("b", 400), Parameters.limit("silent", 400));
    private static final Map<String, Object> BASELINE = SPACE.baseline();

    private static Evaluation burst(double value, StageMeans... stages) {
        return new Evaluation.Measured(
                value, OptionalDouble.empty(), OptionalDouble.empty(), List.of(stages), Map.of());
    }

    /** Without limits each start takes 4 s, in a 3 and in b 1; with some it takes 2 s: 1 queued, in a 0.2 and in b 0.8. */
    private static History twoBursts() {
        History history = Histories.with(
                Histories.empty(SPACE), BASELINE, burst(5, new StageMeans("a", 0, 3), new StageMeans("b", 0, 1)));
        return Histories.with(
                history,
                Map.of("a", 20, "b", 30, "silent", 7),
                burst(2.5, new StageMeans("a", 1, 0.2), new StageMeans("b", 0, 0.8)));
    }

    private static Map<String, Object> limits(Occupancy occupancy, double factor, long least) {
        return occupancy.limits(SPACE, BASELINE, factor, least);
    }

    private static long limit(Occupancy occupancy, double factor) {
        return (long) Objects.requireNonNull(limits(occupancy, factor, 1).get("a"));
    }

    @Test
    void ofTheBestBurst_fortyOfFourHundredAreInAStageThatTakesATenthOfAStart() {
        Occupancy best = Occupancy.ofBest(twoBursts()).orElseThrow();

        assertEquals(Map.of("a", 40L, "b", 160L, "silent", 400L), limits(best, 1, 1));
        assertEquals(Map.of("a", 5L, "b", 20L, "silent", 400L), limits(best, 0.125, 1));
        assertEquals(Map.of("a", 8L, "b", 20L, "silent", 400L), limits(best, 0.125, 8));
    }

    @Test
    void uncontended_takesTheShortestOfEachAndOfTheStart() {
        History third = Histories.with(
                twoBursts(),
                Map.of("a", 1, "b", 1, "silent", 1),
                burst(9, new StageMeans("a", 8, 0.1), new StageMeans("b", 0, 0.9)));

        // 0.1 and 0.8 of 2 s.
        assertEquals(
                Map.of("a", 60L, "b", 400L, "silent", 400L),
                limits(Occupancy.uncontended(third).orElseThrow(), 3, 1));
    }

    @Test
    void whatIsKnownOfNoStage_staysAsInThePoint() {
        Map<String, Object> point = SPACE.canonical(Map.of("a", 1, "b", 2, "silent", 3));

        assertEquals(
                Map.of("a", 40L, "b", 160L, "silent", 3L),
                Occupancy.ofBest(twoBursts()).orElseThrow().limits(SPACE, point, 1, 1));
    }

    @Test
    void evaluationsThatTellOfNoStages_haveNone() {
        History history = Histories.with(Histories.empty(SPACE), BASELINE, Evaluation.of(3));

        assertEquals(Optional.empty(), Occupancy.ofBest(history));
        assertEquals(Optional.empty(), Occupancy.uncontended(history));
        assertEquals(Optional.empty(), Occupancy.ofBest(Histories.empty(SPACE)));
    }

    @Test
    void whatIsToBeLarge_hasNone() {
        History history =
                new History(SPACE, Goal.MAXIMIZE, ValueScale.AUTO, twoBursts().trials());

        assertEquals(Optional.empty(), Occupancy.ofBest(history));
        assertEquals(Optional.empty(), Occupancy.uncontended(history));
    }

    @Test
    void aBurstThatTakesNoTimeAtAll_isNoneThatTells() {
        History history = Histories.with(Histories.empty(SPACE), BASELINE, burst(0, new StageMeans("a", 0, 0)));

        assertEquals(Optional.empty(), Occupancy.uncontended(history));
    }

    @Property(tries = 100, seed = "6101")
    void limitsAreInRange_andGrowWithTheFactor(
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double held,
            @ForAll @DoubleRange(min = 0, max = 1e6) double queued,
            @ForAll @DoubleRange(min = 0.01, max = 1e3) double factor) {
        History history = Histories.with(Histories.empty(SPACE), BASELINE, burst(1, new StageMeans("a", queued, held)));
        Occupancy occupancy = Occupancy.uncontended(history).orElseThrow();

        long limit = limit(occupancy, factor);
        long wider = limit(occupancy, 2 * factor);
        assertTrue(1 <= limit && limit <= wider && wider <= 400, limit + ", " + wider);
    }
}
