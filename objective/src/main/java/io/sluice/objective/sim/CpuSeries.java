package io.sluice.objective.sim;

import java.util.Arrays;

/**
 * Processor seconds that a burst had used by the ticks of a regular clock: what a meter that reads at every tick sees.
 * Immutable.
 */
public final class CpuSeries {

    private static final double FINEST_TICK = 0.01;
    private static final int MAX_TICKS = 1 << 16;

    private final double tick;
    private final double[] used;

    private CpuSeries(double tick, double[] used) {
        this.tick = tick;
        this.used = used;
    }

    /** Seconds between two readings: 0.01, or doubled until a long burst has at most 65536 of them. */
    public double tick() {
        return tick;
    }

    /** How many readings there are: the first at one tick, the last at or after the end of the burst. */
    public int size() {
        return used.length;
    }

    /** When reading {@code index}, from 0, was taken, in seconds since the release. */
    public double at(int index) {
        return (index + 1) * tick;
    }

    /** Processor seconds from the release to reading {@code index}, from 0. */
    public double used(int index) {
        return used[index];
    }

    /**
     * Largest mean number of busy cores over a window that begins and ends at a tick.
     *
     * @param window seconds; at least one tick; a burst that is shorter counts as having idled to its end
     */
    public double peak(double window) {
        int width = (int) Math.max(1, Math.round(window / tick));
        double peak = 0;
        for (int end = 0; end < used.length; end++) {
            double before = end < width ? 0 : used[end - width];
            peak = Math.max(peak, used[end] - before);
        }
        return peak / (width * tick);
    }

    /** Collects readings. Not thread-safe. */
    static final class Recorder {
        private double tick = FINEST_TICK;
        private double[] used = new double[256];
        private int size;
        private double next = FINEST_TICK;

        /** When the next reading is due. */
        double next() {
            return next;
        }

        /** Takes the readings that are due up to the time {@code to}; from one time to the other the rate of use was even. */
        void read(double from, double usedFrom, double to, double usedTo) {
            while (next <= to) {
                double share = (next - from) / (to - from);
                add(usedFrom + share * (usedTo - usedFrom));
            }
        }

        CpuSeries finish(double time, double usedByThen) {
            if (size == 0 || size * tick < time) {
                add(usedByThen);
            }
            return new CpuSeries(tick, Arrays.copyOf(used, size));
        }

        private void add(double reading) {
            if (size == used.length) {
                used = Arrays.copyOf(used, 2 * size);
            }
            used[size++] = reading;
            if (size == MAX_TICKS) {
                halve();
            }
            next = (size + 1) * tick;
        }

        private void halve() {
            size /= 2;
            tick *= 2;
            for (int i = 0; i < size; i++) {
                used[i] = used[2 * i + 1];
            }
        }
    }
}
