package io.sluice.tuner.study;

import io.sluice.objective.Evaluation;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One candidate and, once it is known, what came of it. Immutable.
 *
 * @param number from 1
 * @param parameters canonical, in the order of the space
 * @param cutoff value past which the evaluation may stop
 * @param replicateOf the earlier trial that this one repeats on purpose
 * @param stop why there is no point in going on, as the suggester saw it
 * @param asked when it was handed out
 * @param outcome empty while the trial is pending
 * @param told when the outcome came
 */
public record Trial(
        int number,
        Map<String, Object> parameters,
        OptionalDouble cutoff,
        OptionalInt replicateOf,
        Optional<String> stop,
        Instant asked,
        Optional<Evaluation> outcome,
        Optional<Instant> told) {

    /** Copies the map, keeping its order. */
    public Trial {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** A pending trial. */
    public static Trial pending(
            int number,
            Map<String, Object> parameters,
            OptionalDouble cutoff,
            OptionalInt replicateOf,
            Optional<String> stop,
            Instant asked) {
        return new Trial(number, parameters, cutoff, replicateOf, stop, asked, Optional.empty(), Optional.empty());
    }

    /** Whether nothing is known of it yet. */
    public boolean isPending() {
        return outcome.isEmpty();
    }

    /** The measured value, where there is one. */
    public OptionalDouble value() {
        return outcome.isPresent() && outcome.get() instanceof Evaluation.Measured measured
                ? OptionalDouble.of(measured.value())
                : OptionalDouble.empty();
    }

    /** Whether it failed for that reason. */
    public boolean failed(Evaluation.FailureKind kind) {
        return outcome.isPresent() && outcome.get() instanceof Evaluation.Failed failed && failed.kind() == kind;
    }

    /** The same trial with its outcome. */
    public Trial completed(Evaluation evaluation, Instant at) {
        return new Trial(
                number, parameters, cutoff, replicateOf, stop, asked, Optional.of(evaluation), Optional.of(at));
    }
}
