package io.sluice.cli.tune;

import io.sluice.cli.table.Numbers;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.Trial;
import java.util.OptionalDouble;

/**
 * How the trials so far compare, each by what its one burst measured; not what is recommended in the end. Immutable.
 *
 * @param best the smallest value
 * @param noLimits mean of the trials without limits
 */
record Standing(OptionalDouble best, OptionalDouble noLimits) {

    static Standing of(History history, int burst) {
        OptionalDouble best =
                history.measured().stream().mapToDouble(Standing::value).min();
        OptionalDouble noLimits = history.measured().stream()
                .filter(trial -> Pick.isNoLimits(Pick.limits(trial.parameters(), burst)))
                .mapToDouble(Standing::value)
                .average();
        return new Standing(best, noLimits);
    }

    private static double value(Trial trial) {
        return trial.value().orElseThrow();
    }

    /** Such as {@code best 1.234 s, 12.3 % below no limits}. */
    @Override
    public String toString() {
        if (best.isEmpty()) {
            return "";
        }
        String text = "best " + Numbers.seconds(best.getAsDouble());
        if (noLimits.isEmpty()) {
            return text;
        }
        double below = 1 - best.getAsDouble() / noLimits.getAsDouble();
        return text + ", " + Numbers.percent(Math.abs(below)) + (below < 0 ? " above" : " below") + " no limits";
    }
}
