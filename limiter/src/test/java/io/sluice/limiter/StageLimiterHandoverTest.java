package io.sluice.limiter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real threads on the border between the way without the lock and the way through it: a stage is full and empty again all the
 * time. Nobody has a longest wait, so a lost waiter or permit is a hang.
 */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class StageLimiterHandoverTest {
    private static final int ROUNDS = 20_000;

    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({"1,2", "1,8", "2,3", "3,8", "7,8"})
    void everybodyEnters_neverMoreThanTheLimit(int limit, int threads) throws InterruptedException, ExecutionException {
        StageLimiter limiter = new StageLimiter(Limits.unlimited().with("A", limit));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                work.add(pool.submit(() -> pass(limiter)));
            }
            for (Future<?> each : work) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertTrue(most.get() <= limit, most + " were inside at once");
        StageSnapshot stage = limiter.snapshot().get(0);
        assertEquals((long) threads * ROUNDS, stage.granted());
        assertEquals(0, stage.inFlight() + stage.waiting());
        assertEquals((long) threads * ROUNDS, limiter.times().get(0).waited().count());
        assertEquals((long) threads * ROUNDS, limiter.times().get(0).held().count());
    }

    private boolean pass(StageLimiter limiter) throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            try (Permit permit = limiter.acquire("A")) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                assertEquals("A", permit.stage());
                inside.decrementAndGet();
            }
        }
        return true;
    }
}
