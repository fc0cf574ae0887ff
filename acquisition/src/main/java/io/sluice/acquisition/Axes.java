package io.sluice.acquisition;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Which values of one axis to look at: first across all of it, then ever closer around the best. */
final class Axes {
    // Up to so many levels are all looked at.
    private static final int EXHAUSTIVE = 32;
    private static final int COARSE = 16;
    private static final int FINE = 8;
    private static final double FINEST = 1e-4;

    private Axes() {}

    /** The first look along {@code axis}: everything, or a grid over all of it. */
    static double[] coarse(Axis axis) {
        if (axis instanceof Axis.Ordered ordered) {
            return levels(ordered, 0, ordered.size() - 1, stride(axis));
        }
        if (axis instanceof Axis.Categorical categorical) {
            return IntStream.range(0, categorical.size()).asDoubleStream().toArray();
        }
        return IntStream.rangeClosed(0, COARSE)
                .mapToDouble(i -> i / (double) COARSE)
                .toArray();
    }

    /** How far apart the values of {@link #coarse} are: in levels on an ordered axis, else in the coordinate. */
    static double coarseStep(Axis axis) {
        return axis instanceof Axis.Continuous ? 1.0 / COARSE : stride(axis);
    }

    /** Whether values closer than {@code step} are worth a look. */
    static boolean refines(Axis axis, double step) {
        return axis instanceof Axis.Ordered ? step > 1 : axis instanceof Axis.Continuous && step > FINEST;
    }

    /** The step after {@code step}. */
    static double finer(Axis axis, double step) {
        return axis instanceof Axis.Ordered ? Math.max(1, Math.floor(step / FINE)) : step / FINE;
    }

    /** Values within {@code step} of {@code centre}, at the finer step. */
    static double[] around(Axis axis, double centre, double step) {
        double finer = finer(axis, step);
        if (axis instanceof Axis.Ordered ordered) {
            int at = ordered.nearest(centre);
            int low = Math.max(0, at - (int) step);
            return levels(ordered, low, Math.min(ordered.size() - 1, at + (int) step), (int) finer);
        }
        return IntStream.rangeClosed(-FINE, FINE)
                .mapToDouble(i -> axis.snap(centre + i * finer))
                .toArray();
    }

    /** The values next to {@code centre}: one level (or 1/50) down and up; all categories. */
    static double[] neighbours(Axis axis, double centre) {
        if (axis instanceof Axis.Ordered ordered) {
            int at = ordered.nearest(centre);
            return levels(ordered, Math.max(0, at - 1), Math.min(ordered.size() - 1, at + 1), 1);
        }
        return axis instanceof Axis.Categorical
                ? coarse(axis)
                : DoubleStream.of(centre - 0.02, centre + 0.02).map(axis::snap).toArray();
    }

    private static int stride(Axis axis) {
        int size = axis instanceof Axis.Ordered ordered ? ordered.size() : 1;
        return size <= EXHAUSTIVE ? 1 : (size + COARSE - 1) / COARSE;
    }

    private static double[] levels(Axis.Ordered axis, int low, int high, int stride) {
        IntStream strided = IntStream.iterate(low, i -> i < high, i -> i + stride);
        return IntStream.concat(strided, IntStream.of(high))
                .mapToDouble(axis::level)
                .toArray();
    }
}
