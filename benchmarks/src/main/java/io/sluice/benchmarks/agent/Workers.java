package io.sluice.benchmarks.agent;

import io.sluice.limiter.LimiterException;
import io.sluice.limiter.Permit;
import io.sluice.limiter.agent.AgentClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Take permits and give them back, for as long as they are not stopped. */
final class Workers {
    static final int COUNT = 8;
    private static final Duration LONG = Duration.ofMinutes(5);

    private final AgentClient client;
    private final String stage;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<AtomicLong> taken = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Throwable> failures = new ConcurrentHashMap<>();

    Workers(AgentClient client, String stage) {
        this.client = client;
        this.stage = stage;
        for (int i = 0; i < COUNT; i++) {
            AtomicLong count = new AtomicLong();
            taken.add(count);
            Thread thread = new Thread(() -> work(count), "worker-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void work(AtomicLong count) {
        while (!stopped.get()) {
            try (Permit permit = client.acquire(stage, LONG)) {
                count.incrementAndGet();
                if (!permit.stage().equals(stage)) {
                    throw new IllegalStateException("asked for " + stage + ", got " + permit);
                }
            } catch (LimiterException | InterruptedException e) {
                failures.put(Thread.currentThread().getName() + e, e);
            }
        }
    }

    long[] progress() {
        return taken.stream().mapToLong(AtomicLong::get).toArray();
    }

    long total() {
        return taken.stream().mapToLong(AtomicLong::get).sum();
    }

    int failures() {
        return failures.size();
    }

    /** Until every worker has taken a permit since. */
    void awaitProgress(long[] since) throws InterruptedException {
        for (int i = 0; i < COUNT; i++) {
            long before = i < since.length ? since[i] : 0;
            long start = System.nanoTime();
            while (taken.get(i).get() <= before) {
                if (System.nanoTime() - start > TimeUnit.MINUTES.toNanos(2)) {
                    throw new IllegalStateException("worker " + i + " does not go on: " + failures);
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
    }

    void stop() throws InterruptedException {
        stopped.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("workers failed: " + failures);
        }
    }
}
