package io.sluice.benchmarks.regret.report;

import io.sluice.tuner.proof.Interval;
import java.util.List;

/** How one contestant did against another on one problem, by the 95 % interval of the paired difference. */
enum Comparison {
    /** Significantly less excess. */
    WIN("+"),
    /** Neither. */
    TIE("="),
    /** Significantly more excess. */
    LOSS("−");

    /** The interval of fewer differences is too narrow; that of one is a point. */
    private static final int FEWEST = 5;

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    /** For tables. */
    String sign() {
        return sign;
    }

    /**
     * Of paired differences, where less is better.
     *
     * @param differences one a seed; a tie if there are fewer than {@value #FEWEST}
     */
    static Comparison of(double[] differences) {
        if (differences.length < FEWEST) {
            return TIE;
        }
        Interval interval = Bootstrap.interval(List.of(differences));
        if (interval.high() < 0) {
            return WIN;
        }
        return interval.low() > 0 ? LOSS : TIE;
    }
}
