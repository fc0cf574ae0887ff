package io.sluice.benchmarks.plot;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * What an axis measures and which values it shows. An end that is not given is the next round number beyond the data.
 * On a log axis values at or below 0 lie at its low end. Immutable.
 *
 * @param label quantity and unit
 * @param log whether equal lengths are equal ratios
 * @param low its low end; above 0 on a log axis
 * @param high its high end; above {@code low}
 */
public record Axis(String label, boolean log, OptionalDouble low, OptionalDouble high) {

    private static final int MOST_STEPS = 8;
    /** Shown where there is nothing above 0 to show. */
    private static final double SMALLEST_LOW = 1e-3;

    /** Checks the ends. */
    public Axis {
        if (log && low.isPresent() && !(low.getAsDouble() > 0)) {
            throw new IllegalArgumentException(
                    "the log axis '" + label + "' begins at " + low.getAsDouble() + ": it must be above 0");
        }
        if (low.isPresent() && high.isPresent() && !(low.getAsDouble() < high.getAsDouble())) {
            throw new IllegalArgumentException("the axis '" + label + "' goes from " + low.getAsDouble() + " to "
                    + high.getAsDouble() + ": the second must be above the first");
        }
    }

    /** Equal lengths are equal differences. */
    public static Axis linear(String label) {
        return new Axis(label, false, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** Equal lengths are equal ratios. */
    public static Axis log(String label) {
        return new Axis(label, true, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** The same with its low end there. */
    public Axis from(double end) {
        return new Axis(label, log, OptionalDouble.of(end), high);
    }

    /** The same with its high end there. */
    public Axis to(double end) {
        return new Axis(label, log, low, OptionalDouble.of(end));
    }

    /** The scale for that data between two pixels. */
    Scale scale(DoubleStream data, double from, double to) {
        double[] shown = data.filter(v -> !log || v > 0).toArray();
        double min = low.orElse(Arrays.stream(shown).min().orElse(log ? SMALLEST_LOW : 0));
        double max = high.orElse(Arrays.stream(shown).max().orElse(min));
        Range range = log ? logRange(min, max) : linearRange(min, max);
        return new Scale(log, range, from, to, MOST_STEPS);
    }

    private Range linearRange(double min, double max) {
        double top = max > min ? max : min + Math.max(1, Math.abs(min));
        // Twice: the rounded range may be so much longer that it has larger steps.
        return rounded(rounded(new Range(min, top)));
    }

    private Range rounded(Range range) {
        double step = Ticks.step(range.high() - range.low(), MOST_STEPS);
        return new Range(
                low.orElse(Math.floor(range.low() / step + 1e-9) * step),
                high.orElse(Math.ceil(range.high() / step - 1e-9) * step));
    }

    private Range logRange(double min, double max) {
        double top = max > min ? max : 10 * min;
        return new Range(low.orElse(roundDown(min)), high.orElse(roundUp(top)));
    }

    private static double roundDown(double value) {
        double decade = Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
        return decade * (value >= 5 * decade ? 5 : value >= 2 * decade ? 2 : 1);
    }

    private static double roundUp(double value) {
        double decade = Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
        double share = value / decade * (1 - 1e-9);
        return decade * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }
}
