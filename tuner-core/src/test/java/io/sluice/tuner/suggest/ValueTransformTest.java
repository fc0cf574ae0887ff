package io.sluice.tuner.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.Evaluation;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.space.Parameters;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.ValueScale;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ValueTransformTest {
    private static final SearchSpace SPACE = SearchSpace.of(Parameters.limit("a", 400));

    private static ValueTransform of(Goal goal, ValueScale scale, Evaluation... outcomes) {
        History history = new History(SPACE, goal, scale, List.of());
        long a = 1;
        for (Evaluation outcome : outcomes) {
            history = Histories.with(history, Map.of("a", a++), outcome);
        }
        return ValueTransform.of(history);
    }

    @Test
    void auto_isLogarithmicForTimes_andLinearFromTheFirstValueThatIsNone() {
        Evaluation time = Evaluation.of(20.9);
        assertInstanceOf(ValueTransform.Logarithmic.class, of(Goal.MINIMIZE, ValueScale.AUTO, time));
        assertInstanceOf(
                ValueTransform.Logarithmic.class,
                of(Goal.MINIMIZE, ValueScale.AUTO, time, Evaluation.failed("x"), Evaluation.exceeds(3)));
        assertInstanceOf(ValueTransform.Linear.class, of(Goal.MINIMIZE, ValueScale.AUTO, time, Evaluation.of(0)));
        assertInstanceOf(ValueTransform.Linear.class, of(Goal.MINIMIZE, ValueScale.AUTO, time, Evaluation.exceeds(-1)));
        assertInstanceOf(ValueTransform.Linear.class, of(Goal.MAXIMIZE, ValueScale.AUTO, time));
        assertInstanceOf(ValueTransform.Linear.class, of(Goal.MINIMIZE, ValueScale.LINEAR, time));
        assertInstanceOf(ValueTransform.Logarithmic.class, of(Goal.MAXIMIZE, ValueScale.LOG, time));
    }

    @Test
    void logarithm_knownAnswers() {
        ValueTransform log = of(Goal.MINIMIZE, ValueScale.LOG, Evaluation.of(1));
        assertEquals(0, log.toModel(1));
        assertEquals(2, log.toModel(Math.exp(2)), 1e-15);
        assertEquals(0.04, log.varianceToModel(10, 4), 1e-15);
        assertEquals(Math.E, log.mean(1), 1e-15);
        assertEquals(Math.E / 2, log.sd(1, 0.5), 1e-15);
        ValueTransform maximise = of(Goal.MAXIMIZE, ValueScale.LOG, Evaluation.of(1));
        assertEquals(-2, maximise.toModel(Math.exp(2)), 1e-15);
        assertEquals(Math.exp(2), maximise.mean(-2), 1e-15);
    }

    @Test
    void linear_knownAnswers() {
        // Mean 2, standard deviation 2.
        Evaluation[] outcomes = {Evaluation.of(0), Evaluation.of(2), Evaluation.of(4)};
        ValueTransform linear = of(Goal.MINIMIZE, ValueScale.LINEAR, outcomes);
        assertEquals(-1, linear.toModel(0), 1e-15);
        assertEquals(1, linear.toModel(4), 1e-15);
        assertEquals(0.25, linear.varianceToModel(4, 1), 1e-15);
        assertEquals(5, linear.mean(1.5), 1e-15);
        assertEquals(1, linear.sd(9, 0.5), 1e-15);
        ValueTransform maximise = of(Goal.MAXIMIZE, ValueScale.LINEAR, outcomes);
        assertEquals(1, maximise.toModel(0), 1e-15);
        assertEquals(5, maximise.mean(-1.5), 1e-15);
    }

    @Property(seed = "201")
    void anyFiniteValues_becomeFiniteAndComeBack(
            @ForAll @Size(min = 1, max = 8) List<@From("finite") Double> values, @ForAll boolean maximise) {
        Goal goal = maximise ? Goal.MAXIMIZE : Goal.MINIMIZE;
        Evaluation[] outcomes = values.stream().map(Evaluation::of).toArray(Evaluation[]::new);
        ValueTransform transform = of(goal, ValueScale.AUTO, outcomes);
        double size = values.stream().mapToDouble(Math::abs).max().orElseThrow();
        for (double value : values) {
            double y = transform.toModel(value);
            assertTrue(Double.isFinite(y) && Double.isFinite(transform.varianceToModel(value, 1e300)));
            assertTrue(
                    Math.abs(transform.mean(y) - value) <= 1e-9 * size + Double.MIN_NORMAL,
                    () -> value + " came back as " + transform.mean(y));
        }
    }

    /** Of every order of magnitude. */
    @Provide
    Arbitrary<Double> finite() {
        return Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    }
}
