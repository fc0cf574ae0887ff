package io.sluice.benchmarks.regret.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.Evaluation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {

    static Stream<Problem> all() {
        return Problems.all().stream();
    }

    /** Without drift, so that the first draws of runs scatter about the truth, and quick. */
    static Stream<Problem> resting() {
        return Stream.concat(
                all().filter(problem -> problem.family() != Family.PIPELINE),
                Problems.named("{bridge-small,flat-*,rules-tail}").stream());
    }

    @Test
    void all_haveEnoughOfEachFamily_inBothHalves() {
        assertTrue(count(Family.PIPELINE, Half.DEVELOP) >= 6);
        assertTrue(count(Family.PIPELINE, Half.REPORT) >= 6);
        assertTrue(count(Family.LATTICE, Half.DEVELOP) >= 3);
        assertTrue(count(Family.LATTICE, Half.REPORT) >= 3);
        assertEquals(1, count(Family.MIXED, Half.DEVELOP));
        assertEquals(1, count(Family.MIXED, Half.REPORT));
        assertEquals(all().count(), all().map(Problem::name).distinct().count());
        assertEquals(all().count(), all().map(Problem::fingerprint).distinct().count());
    }

    private static long count(Family family, Half half) {
        return all().filter(p -> p.family() == family && p.half() == half).count();
    }

    @Test
    void named_unknown_saysWhatThereIs() {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> Problems.named("nonesuch"))
                .getMessage());
        assertTrue(message.contains("nonesuch") && message.contains("flat-small"), message);
    }

    @ParameterizedTest
    @MethodSource("all")
    void session_ofOneSeed_repeatsItself(Problem problem) {
        Map<String, Object> point = problem.space().baseline();
        List<Double> draws = draws(problem, point, 3);
        assertEquals(draws, draws(problem, point, 3));
        assertNotEquals(draws.get(0), draws(problem, point, 4).get(0));
        assertNotEquals(draws.get(0), draws.get(1));
    }

    private static List<Double> draws(Problem problem, Map<String, Object> point, long seed) {
        Problem.Session session = problem.open(seed);
        return Stream.generate(() -> session.evaluate(point, OptionalDouble.empty()))
                .limit(2)
                .map(evaluation -> ((Evaluation.Measured) evaluation).value())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("resting")
    void evaluate_onAverage_isTheTruth(Problem problem) {
        Map<String, Object> point = problem.space().baseline();
        double[] draws = LongStream.range(0, 150)
                .mapToDouble(seed -> problem.evaluate(point, seed))
                .toArray();
        double mean = Arrays.stream(draws).average().orElseThrow();
        double squares = Arrays.stream(draws).map(y -> (y - mean) * (y - mean)).sum();
        double standardError = Math.sqrt(squares / 149 / 150);
        // Three standard errors: 0.3 % a problem; the seeds were fixed before looking.
        assertEquals(problem.truth(point), mean, 3 * standardError);
        assertTrue(standardError / mean > 0.0005 && standardError / mean < 0.02);
    }

    @ParameterizedTest
    @MethodSource("all")
    void evaluate_beyondTheCutoff_isABoundThatCostsTheCutoff(Problem problem) {
        Map<String, Object> point = problem.space().baseline();
        double cutoff = problem.evaluate(point, 1) / 2;
        Evaluation stopped = problem.open(1).evaluate(point, OptionalDouble.of(cutoff));
        assertInstanceOf(Evaluation.Censored.class, stopped);
        double seconds = stopped.cost().orElseThrow();
        double uncut =
                problem.open(1).evaluate(point, OptionalDouble.empty()).cost().orElseThrow();
        assertTrue(seconds > 0 && seconds < uncut);
    }
}
