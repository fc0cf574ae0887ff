package io.sluice.tuner;

import io.sluice.tuner.space.Goal;
import io.sluice.tuner.study.History;
import java.util.OptionalDouble;

/** The rule for cutoffs: a factor times the first measured value. */
record Cutoff(OptionalDouble factor) {
    Cutoff {
        if (factor.isPresent() && !(factor.getAsDouble() > 1 && Double.isFinite(factor.getAsDouble()))) {
            throw new IllegalArgumentException("cutoff factor is " + factor.getAsDouble()
                    + ": it must be finite and above 1; noCutoff() for none");
        }
    }

    static Cutoff parse(String word) {
        return new Cutoff(word.equals("off") ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(word)));
    }

    String word() {
        return factor.isPresent() ? Double.toString(factor.getAsDouble()) : "off";
    }

    OptionalDouble of(History history) {
        // A value that is not above 0 is no time, and a multiple of it bounds nothing.
        if (factor.isEmpty() || history.goal() == Goal.MAXIMIZE) {
            return OptionalDouble.empty();
        }
        return history.measured().stream()
                .limit(1)
                .mapToDouble(trial -> trial.value().orElseThrow() * factor.getAsDouble())
                .filter(value -> value > 0 && Double.isFinite(value))
                .findFirst();
    }
}
