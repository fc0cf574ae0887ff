package io.sluice.benchmarks.regret.contest;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Processor time of the thread that asks. Stateless. */
final class CpuClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuClock() {}

    /** Seconds; only differences mean anything. */
    static double seconds() {
        return THREADS.getCurrentThreadCpuTime() / 1e9;
    }
}
