package io.sluice.acquisition;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.gp.Posterior;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the data, a proposal comes, with finite beliefs. */
class DegenerateDataTest {
    private static final Domain LIMITS = Lattices.logIntegers(3, 1000);

    static Stream<Arguments> observations() {
        List<double[]> same = Collections.nCopies(30, new double[] {0, 1, 0});
        return Stream.of(
                Arguments.of("one value", LIMITS, on(1, x -> 1)),
                Arguments.of("constant", LIMITS, on(20, x -> 3)),
                Arguments.of("constant 0", LIMITS, on(20, x -> 0)),
                Arguments.of("constant but for rounding", LIMITS, on(20, x -> 3 + 1e-15 * x[0])),
                Arguments.of("of 1e-12", LIMITS, on(20, x -> 1e-12 * x[0])),
                Arguments.of("of 1e12", LIMITS, on(20, x -> 1e12 * x[0])),
                Arguments.of("1e-12 on 1e12", LIMITS, on(20, x -> 1e12 + 1e-12 * x[0])),
                Arguments.of("of 1e150", LIMITS, on(20, x -> 1e150 * x[0])),
                Arguments.of("one outlier of 1e9", LIMITS, on(20, x -> x[0] > 0.9 ? 1e9 : x[0])),
                Arguments.of("one point thirty times", LIMITS, at(same, x -> 2)),
                Arguments.of("near duplicates", LIMITS, at(nearDuplicates(), x -> x[0] + x[1])),
                Arguments.of("duplicates that disagree", LIMITS, disagreeing(same)),
                Arguments.of("a thousand values", LIMITS, on(1000, Lattices::quadratic)),
                Arguments.of("one axis, one level", one(new Axis.Ordered(new double[] {0.5})), List.of()),
                Arguments.of("one axis", one(new Axis.Continuous()), at(List.of(new double[] {0.5}), x -> 2)),
                Arguments.of("known noise", LIMITS, List.of(noisy(0), noisy(1e-300), noisy(1e300))),
                Arguments.of("bounds above everything", LIMITS, bounded(1e6)),
                Arguments.of("bounds below everything", LIMITS, bounded(-1e6)));
    }

    private static List<double[]> nearDuplicates() {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            points.add(new double[] {0.5 + 1e-14 * i, 0.5, i % 2 == 0 ? 0.5 : Math.nextUp(0.5)});
        }
        return points;
    }

    private static List<Observation> disagreeing(List<double[]> points) {
        List<Observation> all = new ArrayList<>();
        points.forEach(x -> all.add(Lattices.measured(x, all.size() % 3)));
        return all;
    }

    private static Domain one(Axis axis) {
        return new Domain(List.of(axis));
    }

    private static Observation noisy(double variance) {
        return new Observation.Measured(new double[] {0, 0, 1}, 1, OptionalDouble.of(variance));
    }

    private static List<Observation> at(List<double[]> points, ToDoubleFunction<double[]> objective) {
        return points.stream()
                .<Observation>map(x -> Lattices.measured(x, objective.applyAsDouble(x)))
                .toList();
    }

    private static List<Observation> on(int count, ToDoubleFunction<double[]> objective) {
        return at(new SobolDesign(LIMITS).points(count, new SplittableRandom(1)), objective);
    }

    private static List<Observation> bounded(double bound) {
        List<Observation> all = new ArrayList<>(on(10, Lattices::quadratic));
        for (double[] x : new SobolDesign(LIMITS).points(10, new SplittableRandom(2))) {
            all.add(new Observation.LowerBound(x, bound));
        }
        return all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("observations")
    void a_proposal_comes_with_finite_beliefs(String name, Domain domain, List<Observation> observations) {
        Proposal proposal = new Proposer(domain)
                .propose(observations, List.of(), x -> true, new SplittableRandom(3))
                .orElseThrow();
        List<double[]> points = new ArrayList<>(new SobolDesign(domain).points(20, new SplittableRandom(4)));
        observations.forEach(o -> points.add(o.x()));
        Posterior posterior = proposal.surrogate().posterior(points);

        assertTrue(domain.contains(proposal.x()));
        assertFalse(Double.isNaN(proposal.logAcquisition()));
        for (int i = 0; i < posterior.size(); i++) {
            assertTrue(Double.isFinite(posterior.mean()[i]), "mean " + posterior.mean()[i]);
            assertTrue(posterior.variance()[i] > 0, "variance " + posterior.variance()[i]);
        }
    }
}
