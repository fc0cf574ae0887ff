package io.sluice.benchmarks.paper;

import io.sluice.benchmarks.paper.Stats.Spread;
import io.sluice.cli.table.Numbers;
import io.sluice.tuner.proof.GainEstimate;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Words and numbers of the tables. Stateless. */
final class Text {
    /** What the paper does not print. */
    static final String NOT_PRINTED = "–";

    private Text() {}

    /** {@code 16.7 s (16.5 s to 17.1 s)}. */
    static String of(Spread spread, DoubleFunction<String> unit) {
        return unit.apply(spread.median()) + " (" + unit.apply(spread.low()) + " to " + unit.apply(spread.high()) + ")";
    }

    /** {@code 18.9 % (18.7 % to 19.1 %)}: the gain with its 95 % interval. */
    static String of(GainEstimate gain) {
        return Numbers.percent(gain.gain())
                + gain.ci95()
                        .map(ci -> " (" + Numbers.percent(ci.low()) + " to " + Numbers.percent(ci.high()) + ")")
                        .orElse("");
    }

    /** {@code 8.6 s}: to the digit that the paper prints. */
    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    /** {@code +1.2 %}: how far ours is from the paper's. */
    static String difference(double ours, double paper) {
        double share = ours / paper - 1;
        return (share > 0.0005 ? "+" : "") + Numbers.percent(share);
    }

    /** {@code +1.2 points}: how far our share is from the paper's. */
    static String points(double ours, double paper) {
        double points = 100 * (ours - paper);
        return (points > 0.05 ? "+" : "")
                + String.format(Locale.ROOT, "%.1f points", Math.abs(points) < 0.05 ? 0.0 : points);
    }
}
