package io.sluice.limiter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real threads: grants race with timeouts, cancellations, interrupts and changes of the limits. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class StageLimiterStressTest {
    private static final List<String> STAGES = List.of("A", "B", "C", "D", "E");
    private static final int LOWEST = 1;
    private static final int HIGHEST = 3;
    private static final int WORKERS = 8;
    private static final int ROUNDS = 6_000;

    private final StageLimiter limiter = new StageLimiter(same(HIGHEST));
    private final Map<String, AtomicInteger> inside = new LinkedHashMap<>();
    private final AtomicLong granted = new AtomicLong();
    private final AtomicInteger crowded = new AtomicInteger();
    private final List<Thread> workers = new ArrayList<>();
    private final AtomicBoolean done = new AtomicBoolean();

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300})
    void permits_areConserved_underRaces(long seed) throws InterruptedException, ExecutionException {
        STAGES.forEach(stage -> inside.put(stage, new AtomicInteger()));
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            RandomGenerator random = random(seed * 100 + i);
            work.add(threads.submit(() -> work(random)));
        }
        Future<?> trouble = threads.submit(() -> trouble(random(seed * 100 + WORKERS)));
        try {
            for (Future<?> each : work) {
                each.get();
            }
            done.set(true);
            trouble.get();
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
        assertNothingLost();
    }

    private void assertNothingLost() {
        assertEquals(0, crowded.get(), "times that a stage held more than its highest limit");
        long counted = 0;
        for (StageSnapshot stage : limiter.snapshot()) {
            assertEquals(0, stage.inFlight(), stage.toString());
            assertEquals(0, stage.waiting(), stage.toString());
            counted += stage.granted();
        }
        assertTrue(counted >= granted.get() && granted.get() > ROUNDS, counted + " granted, " + granted + " used");
        limiter.setLimits(same(HIGHEST));
        for (String stage : STAGES) {
            for (int i = 0; i < HIGHEST; i++) {
                assertTrue(limiter.tryAcquire(stage).isPresent(), stage + " gives only " + i);
            }
        }
    }

    private void work(RandomGenerator random) {
        synchronized (workers) {
            workers.add(Thread.currentThread());
        }
        for (int round = 0; round < ROUNDS && !done.get(); round++) {
            try {
                once(random);
            } catch (InterruptedException | PermitTimeoutException e) {
                // Both are part of the game; what counts is that no permit went with them.
            }
        }
        synchronized (workers) {
            workers.remove(Thread.currentThread());
        }
    }

    private void once(RandomGenerator random) throws InterruptedException {
        String stage = STAGES.get(random.nextInt(STAGES.size()));
        switch (random.nextInt(5)) {
            case 0 -> use(limiter.acquire(stage));
            case 1 -> use(limiter.acquire(stage, Duration.ofNanos(random.nextInt(50_000))));
            case 2 -> limiter.tryAcquire(stage).ifPresent(this::use);
            case 3 -> cancelSoon(limiter.acquireAsync(stage), random);
            default ->
                use(enter(limiter.acquire(stage)).advance(next(stage), Duration.ofNanos(random.nextInt(50_000))));
        }
    }

    private void cancelSoon(CompletableFuture<Permit> request, RandomGenerator random) {
        for (int i = random.nextInt(200); i > 0; i--) {
            Thread.onSpinWait();
        }
        if (!request.cancel(false)) {
            use(request.join());
        }
    }

    private void use(Permit permit) {
        enter(permit);
        permit.close();
        permit.close();
    }

    /** Counts the holder in and, since only the caller holds the permit, out again while it is still held. */
    private Permit enter(Permit permit) {
        AtomicInteger count = inside.getOrDefault(permit.stage(), new AtomicInteger());
        if (count.incrementAndGet() > HIGHEST) {
            crowded.incrementAndGet();
        }
        granted.incrementAndGet();
        Thread.onSpinWait();
        count.decrementAndGet();
        return permit;
    }

    private void trouble(RandomGenerator random) {
        while (!done.get()) {
            limiter.setLimits(same(LOWEST + random.nextInt(HIGHEST - LOWEST + 1)));
            synchronized (workers) {
                if (!workers.isEmpty()) {
                    workers.get(random.nextInt(workers.size())).interrupt();
                }
            }
            Thread.onSpinWait();
        }
    }

    private static String next(String stage) {
        return STAGES.get((STAGES.indexOf(stage) + 1) % STAGES.size());
    }

    private static Limits same(int limit) {
        Limits limits = Limits.unlimited();
        for (String stage : STAGES) {
            limits = limits.with(stage, limit);
        }
        return limits;
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
