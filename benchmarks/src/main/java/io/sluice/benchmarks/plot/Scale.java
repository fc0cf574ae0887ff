package io.sluice.benchmarks.plot;

import java.util.List;

/**
 * Values to pixels: {@code range.low()} to {@code from}, {@code range.high()} to {@code to}, straight or in the logarithm;
 * beyond the ends, the nearer end.
 *
 * @param log whether in the logarithm
 * @param range values shown
 * @param from pixel of the low end
 * @param to pixel of the high end; may be below {@code from}
 * @param mostSteps between ticks
 */
record Scale(boolean log, Range range, double from, double to, int mostSteps) {

    double at(double value) {
        double share = log
                ? Math.log(Math.max(value, range.low()) / range.low()) / Math.log(range.high() / range.low())
                : (value - range.low()) / (range.high() - range.low());
        return from + Math.min(1, Math.max(0, share)) * (to - from);
    }

    List<Double> ticks() {
        return log ? Ticks.log(range, mostSteps) : Ticks.linear(range, mostSteps);
    }
}
