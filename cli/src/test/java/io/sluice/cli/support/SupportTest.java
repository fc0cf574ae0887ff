package io.sluice.cli.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SupportTest {

    @Test
    void aResumeLineIsQuotedForAShell() {
        assertEquals(
                "sluice tune --metric '0.7*makespan+0.3*p95' --study 'it'\\''s here' --resume",
                ResumeLine.of(List.of("tune", "--metric", "0.7*makespan+0.3*p95", "--study", "it's here")));
        assertEquals("sluice tune --resume", ResumeLine.of(List.of("tune", "--resume")));
    }

    @Test
    void aDeadlineCountsDownOnItsClock() {
        AtomicLong nanos = new AtomicLong(5);
        Deadline deadline = Deadline.in(Duration.ofSeconds(10), nanos::get);

        assertTrue(deadline.leaves(10));
        nanos.addAndGet(4_000_000_000L);
        assertEquals(OptionalDouble.of(6), deadline.secondsLeft());
        assertFalse(deadline.leaves(6.001));
        assertTrue(Deadline.none(nanos::get).leaves(1e9));
    }

    @Test
    @Timeout(120)
    void aRequestInterruptsOnlyWhatMayBeInterrupted() throws Exception {
        Interruption interruption = new Interruption();
        CountDownLatch begun = new CountDownLatch(1);
        Thread stopper = new Thread(() -> {
            try {
                begun.await();
                interruption.request();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        stopper.start();

        assertThrows(
                InterruptedException.class,
                () -> interruption.interruptibly(() -> {
                    begun.countDown();
                    new CountDownLatch(1).await();
                    return 0;
                }));
        stopper.join();
        assertFalse(Thread.currentThread().isInterrupted());
        assertTrue(interruption.isRequested());
        assertThrows(InterruptedException.class, () -> interruption.interruptibly(() -> 0));
    }

    @Test
    void anInterruptThatCameTooLateIsTakenBack() throws Exception {
        Interruption interruption = new Interruption();
        int value = interruption.interruptibly(() -> {
            interruption.request();
            return 7;
        });

        assertEquals(7, value);
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
