package io.sluice.benchmarks.regret.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.Evaluation;
import io.sluice.tuner.space.Choice;
import io.sluice.tuner.space.Int;
import io.sluice.tuner.space.ParameterScale;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableProblemTest {
    /** Teeth 8, 16, 128 and two grains; one with its mean only, one that failed, one missing. */
    static final String JSON = """
            {"schema_version": "1.0.0", "metadata": {"timeunit": "miliseconds"}, "results": [
            {"configuration": {"teeth": 128, "wheels": 2, "grain": "rye"}, "times": {"runtimes": [10, 20, 60]},
             "invalidity": "correct", "measurements": [{"name": "time", "value": 31, "unit": ""}], "objectives": ["time"]},
            {"configuration": {"teeth": 8, "wheels": 2, "grain": "rye"}, "times": {"runtimes": [40, 50]},
             "invalidity": "correct", "measurements": [{"name": "time", "value": 45, "unit": ""}], "objectives": ["time"]},
            {"configuration": {"teeth": 16, "wheels": 2, "grain": "oat"}, "times": {"compilation": 7},
             "invalidity": "correct", "measurements": [{"name": "power", "value": 1, "unit": "W"},
             {"name": "time", "value": 25000, "unit": "microseconds"}], "objectives": ["time"]},
            {"configuration": {"teeth": 16, "wheels": 2, "grain": "rye"}, "times": {"runtimes": [1, 2]},
             "invalidity": "runtime", "measurements": [{"name": "time", "value": "Failed", "unit": ""}],
             "objectives": ["time"]},
            {"configuration": {"teeth": 8, "wheels": 2, "grain": "oat"}, "times": {"runtimes": [30]},
             "invalidity": "correct", "measurements": [{"name": "time", "value": 30, "unit": ""}], "objectives": ["time"]}
            ]}
            """;

    private static final Problem MILL = TableProblem.parse("table-mill", JSON);

    private static Map<String, Object> point(long teeth, String grain) {
        return Map.of("teeth", teeth, "grain", grain);
    }

    private static double draw(Problem.Session session, Map<String, Object> point) {
        return ((Evaluation.Measured) session.evaluate(point, OptionalDouble.empty())).value();
    }

    @Test
    void space_hasPositionsOfNumbersAndNamesOfTexts_withoutConstants() {
        assertEquals(
                List.of(new Int("teeth", 0, 2, ParameterScale.LINEAR), new Choice("grain", List.of("oat", "rye"))),
                MILL.space().parameters());
        assertEquals(1, MILL.cores());
        assertEquals(Half.REPORT, MILL.half());
        assertEquals(Family.TABLE, MILL.family());
    }

    @Test
    void space_hasNamesOfWhatIsNotAllNumbers() {
        String json = JSON.replace("\"teeth\": 16", "\"teeth\": \"many\"")
                .replace("\"rye\"", "true")
                .replace("\"oat\"", "false");
        Problem mill = TableProblem.parse("table-mill", json);
        assertEquals(
                List.of(
                        new Choice("teeth", List.of("128.0", "8.0", "many")),
                        new Choice("grain", List.of("false", "true"))),
                mill.space().parameters());
        assertEquals(0.045, mill.truth(Map.of("teeth", "8.0", "grain", "true")), 1e-12);
    }

    @Test
    void truth_isTheMeanOfTheRepeats_inSeconds() {
        assertEquals(0.030, MILL.truth(point(2, "rye")), 1e-12);
        assertEquals(0.045, MILL.truth(point(0, "rye")), 1e-12);
        assertEquals(0.030, MILL.truth(point(0, "oat")), 1e-12);
    }

    @Test
    void truth_withoutRepeats_isTheRecordedMean_inItsOwnUnit() {
        assertEquals(0.025, MILL.truth(point(1, "oat")), 1e-12);
        assertEquals(0.025, draw(MILL.open(1), point(1, "oat")), 1e-12);
    }

    @Test
    void truth_ofWhatFailedOrIsNotThere_isTheLargestMean() {
        for (Map<String, Object> point : List.of(point(1, "rye"), point(2, "oat"))) {
            assertEquals(0.045, MILL.truth(point), 1e-12);
            Problem.Session session = MILL.open(1);
            for (int k = 0; k < 10; k++) {
                assertEquals(0.045, draw(session, point), 1e-12);
            }
        }
    }

    @Test
    void best_isTheSmallestMean() {
        assertEquals(Optional.of(point(1, "oat")), MILL.best());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void session_drawsEveryRepeat_asOftenAsTheOthers(long seed) {
        Problem.Session session = MILL.open(seed);
        int[] counts = new int[7];
        Set<Double> seen = new HashSet<>();
        for (int k = 0; k < 3000; k++) {
            double value = draw(session, point(2, "rye"));
            seen.add(value);
            counts[(int) Math.round(100 * value)]++;
        }
        assertEquals(Set.of(0.01, 0.02, 0.06), seen);
        // 1000 each, four standard deviations of a binomial count: 0.01 % each; the seeds were fixed before looking.
        for (int repeat : List.of(1, 2, 6)) {
            assertEquals(1000, counts[repeat], 4 * Math.sqrt(3000 * 2 / 9.0));
        }
    }

    @Test
    void session_ofOneSeed_repeatsItself_andStopsAtTheCutoff() {
        Problem.Session first = MILL.open(5);
        Problem.Session second = MILL.open(5);
        for (int k = 0; k < 20; k++) {
            assertEquals(draw(first, point(2, "rye")), draw(second, point(2, "rye")));
        }
        Evaluation stopped = first.evaluate(point(0, "oat"), OptionalDouble.of(0.02));
        assertEquals(0.02, assertInstanceOf(Evaluation.Censored.class, stopped).lowerBound());
    }

    /** What is replaced in the table, by what, and a word of the message. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{\"schema`, `{schema`, not JSON",
                "`\"results\"`, `\"rows\"`, 'results'",
                "miliseconds, fortnights, fortnights",
                "`\"timeunit\"`, `\"unit\"`, metadata.timeunit",
                "`[\"time\"]`, `[\"score\"]`, result 1: 'objectives' is [\"score\"]",
                "`\"objectives\"`, `\"goals\"`, result 1: 'objectives' is lacking",
                "`\"unit\": \"microseconds\"`, `\"unit\": \"fortnights\"`, result 3: the unit of time",
                "`invalidity`, `validity`, 'invalidity'",
                "`\"correct\"`, `\"compile\"`, all configurations failed",
                "`\"configuration\"`, `\"settings\"`, 'configuration'",
                "`[40, 50]`, `[40, -50]`, result 2: a time is -50",
                "`[40, 50]`, `[40, NaN]`, result 2: a time is",
                "`\"time\", \"value\": 25000`, `\"speed\", \"value\": 25000`, result 3: neither",
                "`\"value\": 25000`, `\"value\": \"Failed\"`, result 3: a time is",
                "`\"teeth\": 16, \"wheels\": 2, \"grain\": \"rye\"`, `\"teeth\": 16, \"grain\": \"rye\"`, the same",
                "`\"grain\": \"rye\"`, `\"grain\": [1]`, 'grain' is [1]",
                "`\"teeth\": 16`, `\"teeth\": 8`, there twice",
            })
    void parse_aBadTable_saysWhatIsLacking(String text, String instead, String word) {
        assertTrue(JSON.contains(text));
        String bad = JSON.replace(text, instead);
        String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> TableProblem.parse("table-bad", bad))
                        .getMessage());
        assertTrue(message.contains(word), message);
    }

    @Test
    void parse_aTableOfOneConfiguration_hasNothingToTune() {
        String one = """
                {"metadata": {"timeunit": "s"}, "results": [{"configuration": {"teeth": 1}, "times": {"runtimes": [1]},
                 "invalidity": "correct", "measurements": [], "objectives": ["time"]}]}
                """;
        String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> TableProblem.parse("table-one", one))
                        .getMessage());
        assertTrue(message.contains("nothing to tune"), message);
    }
}
