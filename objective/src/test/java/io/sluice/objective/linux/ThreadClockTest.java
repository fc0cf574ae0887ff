package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ThreadClockTest {

    private static final double BURNT = 0.2;

    /** What a thread that runs has used, the kernel adds at its next tick, at the latest after 10 ms. */
    private static final double LATE = BURNT / 2;

    /** Uses processor time, however long it takes to get it. */
    private static void burn() {
        long nanos = (long) (BURNT * 1e9);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start < nanos) {
            Thread.onSpinWait();
        }
    }

    private static ThreadClock own() {
        return new ThreadClock(ProcessHandle.current().pid());
    }

    private static double process() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    @Test
    void seconds_countWhatTheThreadsUse_sinceThenOnly() {
        burn();
        double before = process();
        ThreadClock clock = own();
        burn();
        double seconds = clock.seconds();
        double whole = process() - before;
        assertTrue(seconds > BURNT - LATE && seconds < whole + LATE, seconds + " of the process's " + whole);
    }

    @Test
    void threadThatEnds_takesNothingOffTheOthers() throws InterruptedException {
        var burnt = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            burn();
            burnt.countDown();
            awaitQuietly(end);
        });
        thread.start();
        burnt.await();
        ThreadClock clock = own();
        end.countDown();
        thread.join();
        assertTrue(clock.seconds() >= 0, "seconds " + clock.seconds());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void processThatIsNotThere_hasUsedNothing() {
        assertEquals(0, new ThreadClock(Integer.MAX_VALUE).seconds());
    }
}
