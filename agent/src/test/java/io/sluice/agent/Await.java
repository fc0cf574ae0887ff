package io.sluice.agent;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what a test needs. The limit is for a hang only. */
public final class Await {
    private static final Duration HANG = Duration.ofSeconds(60);

    private Await() {}

    /** Asks until it is true. */
    public static void until(Callable<Boolean> condition) throws Exception {
        long start = System.nanoTime();
        while (!condition.call()) {
            if (System.nanoTime() - start > HANG.toNanos()) {
                throw new AssertionError("still false after " + HANG);
            }
            Thread.onSpinWait();
        }
    }
}
