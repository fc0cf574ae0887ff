package io.sluice.objective.linux;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time that the shells of a burst spend on steps of the profile that a shell does itself: {@code write}, and
 * programs that are builtins. Some starts measure it, chosen before the release by their index; the others' is taken to
 * be the same on average. Not thread-safe.
 */
final class WriteCost {

    /** Up to here all starts measure: few would say little of the others. */
    private static final int ALL = 64;

    /** Of more starts, one in so many: measuring costs the shell three readings of 15 us. */
    private static final int ONE_IN = 8;

    private static final boolean CLOCK = Files.isReadable(Path.of("/proc/self/schedstat"));

    private final int size;
    private long micros;

    /** Of a burst of {@code size}, nothing so far. */
    WriteCost(int size) {
        this.size = size;
    }

    /** Whether a start of a burst of {@code size} measures; none does where the kernel has no such clock. */
    static boolean measures(int index, int size) {
        return CLOCK && index % step(size) == 0;
    }

    private static int step(int size) {
        return size <= ALL ? 1 : ONE_IN;
    }

    /** Adds what a start measured in one stage. */
    void add(int micros) {
        this.micros += micros;
    }

    /** Processor seconds of all starts. */
    double seconds() {
        int measuring = (size + step(size) - 1) / step(size);
        // Next to nothing may come out as less, because what a reading costs is taken off.
        return Math.max(0, micros / 1e6 * size / measuring);
    }
}
