package io.sluice.objective;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What came of one evaluation: a value, a lower bound, or a failure. Immutable. */
public sealed interface Evaluation {

    /** The attribute with the processor seconds of the whole host. */
    String CPU = "cpu";

    /** A measured value with nothing else known. */
    static Measured of(double value) {
        return new Measured(value, OptionalDouble.empty(), OptionalDouble.empty(), List.of(), Map.of());
    }

    /** A value known only to exceed a bound, because the evaluation was stopped there. */
    static Censored exceeds(double lowerBound) {
        return new Censored(lowerBound, OptionalDouble.empty(), Map.of());
    }

    /** No value, through the candidate's own fault. */
    static Failed failed(String reason) {
        return new Failed(reason, FailureKind.CONFIG, OptionalDouble.empty());
    }

    /** What the evaluation cost, in seconds, where known. */
    OptionalDouble cost();

    /**
     * A value was measured.
     *
     * @param value finite
     * @param noiseVariance variance of the noise on {@code value}, where the objective knows it; at least 0
     * @param cost seconds that the evaluation took
     * @param stages means per stage, where the objective has stages
     * @param attributes anything else worth keeping; values that JSON can hold
     */
    record Measured(
            double value,
            OptionalDouble noiseVariance,
            OptionalDouble cost,
            List<StageMeans> stages,
            Map<String, Object> attributes)
            implements Evaluation {
        /** Checks that the numbers are finite and copies the collections. */
        public Measured {
            Checks.finite("value", value);
            noiseVariance.ifPresent(v -> Checks.notNegative("noiseVariance", v));
            cost.ifPresent(c -> Checks.notNegative("cost", c));
            stages = List.copyOf(stages);
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }

        /**
         * Processor seconds of the whole host that the evaluation took: the attribute {@value Evaluation#CPU}, where that is a
         * finite number above 0.
         */
        public OptionalDouble cpuSeconds() {
            return attributes.get(CPU) instanceof Number seconds
                            && seconds.doubleValue() > 0
                            && Double.isFinite(seconds.doubleValue())
                    ? OptionalDouble.of(seconds.doubleValue())
                    : OptionalDouble.empty();
        }
    }

    /**
     * The evaluation was stopped; the value is at least {@code lowerBound}.
     *
     * @param lowerBound finite
     * @param cost seconds that the evaluation took
     * @param attributes anything else worth keeping; values that JSON can hold
     */
    record Censored(double lowerBound, OptionalDouble cost, Map<String, Object> attributes) implements Evaluation {
        /** Checks that the numbers are finite and copies the map. */
        public Censored {
            Checks.finite("lowerBound", lowerBound);
            cost.ifPresent(c -> Checks.notNegative("cost", c));
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }
    }

    /**
     * There is no value.
     *
     * @param reason what went wrong, for a person
     * @param kind whose fault it was
     * @param cost seconds that the evaluation took
     */
    record Failed(String reason, FailureKind kind, OptionalDouble cost) implements Evaluation {
        /** Checks the cost. */
        public Failed {
            cost.ifPresent(c -> Checks.notNegative("cost", c));
        }
    }

    /** Whose fault a failure was. */
    enum FailureKind {
        /** The candidate's: trying it again would fail again, and the model should know. */
        CONFIG,
        /** The measuring apparatus's: it says nothing of the candidate. */
        HARNESS
    }
}
