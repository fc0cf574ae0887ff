package io.sluice.objective.linux;

import java.util.Map;

/**
 * Processor time of one process's threads from its making on. The kernel keeps a thread's time in nanoseconds, but only
 * while the thread lives; of a thread that ended in between, nothing is counted.
 */
final class ThreadClock {

    private final long pid;
    private final Map<String, Double> before;

    ThreadClock(long pid) {
        this.pid = pid;
        this.before = ProcFiles.threadSeconds(pid);
    }

    /** Processor seconds since, of the threads that are alive; not those of child processes. */
    double seconds() {
        return ProcFiles.threadSeconds(pid).entrySet().stream()
                .mapToDouble(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0.0))
                .sum();
    }
}
