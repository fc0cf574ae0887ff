package io.sluice.tuner.suggest;

import io.sluice.tuner.study.History;

/**
 * Whether limits are seen to bring a lot: then contention is what has to be got out of, and what is known of gates and stages shows the
 * way. Where they bring little, nothing is known but values.
 */
final class LimitGain {
    private static final double LARGE = 1.5;

    private LimitGain() {}

    /**
     * Whether the value without limits is over {@value #LARGE} times the least one; true where the baseline has no value and others
     * have, false where none has.
     */
    static boolean isLarge(History history) {
        double unlimited = history.at(history.space().baseline()).stream()
                .flatMapToDouble(trial -> trial.value().stream())
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
        return history.measured().stream()
                .anyMatch(trial -> unlimited > LARGE * trial.value().orElseThrow());
    }
}
