package io.sluice.limiter.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.limiter.LimiterOptions;
import io.sluice.limiter.Limits;
import io.sluice.limiter.Permit;
import io.sluice.limiter.StageLimiter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MicrometerMetricsTest {
    private final AtomicLong clock = new AtomicLong();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final StageLimiter limiter = new StageLimiter(
            Limits.parse("A=1"),
            LimiterOptions.defaults()
                    .nanoClock(clock::get)
                    .metrics(new MicrometerMetrics(registry, Tags.of("host", "h"))));

    private double gauge(String name, String stage) {
        return registry.get(name).tag("stage", stage).tag("host", "h").gauge().value();
    }

    private Timer timer(String name) {
        return registry.get(name).tag("stage", "A").tag("host", "h").timer();
    }

    @Test
    void gauges_followTheStage() throws InterruptedException {
        try (Permit held = limiter.acquire("A")) {
            CompletableFuture<Permit> waiter = limiter.acquireAsync("A");
            assertEquals(1, gauge("sluice.stage.limit", held.stage()));
            assertEquals(1, gauge("sluice.stage.in.flight", "A"));
            assertEquals(1, gauge("sluice.stage.waiting", "A"));
            waiter.cancel(false);
            assertEquals(0, gauge("sluice.stage.waiting", "A"));
        }
        limiter.setLimits(Limits.unlimited());
        assertEquals(Double.POSITIVE_INFINITY, gauge("sluice.stage.limit", "A"));
        assertEquals(0, gauge("sluice.stage.in.flight", "A"));
    }

    @Test
    void stageThatComesLater_hasMetersToo() throws InterruptedException {
        try (Permit held = limiter.acquire("B")) {
            assertEquals(1, gauge("sluice.stage.in.flight", held.stage()));
        }
    }

    @Test
    void timers_countWaitsHoldsAndThoseWhoGaveUp() throws InterruptedException {
        Permit held = limiter.acquire("A");
        CompletableFuture<Permit> next = limiter.acquireAsync("A");
        CompletableFuture<Permit> impatient = limiter.acquireAsync("A");
        clock.set(2_000);
        impatient.cancel(false);
        clock.set(5_000);
        held.close();
        clock.set(6_000);
        next.join().close();
        assertEquals(2, timer("sluice.stage.wait").count());
        assertEquals(5_000, timer("sluice.stage.wait").totalTime(TimeUnit.NANOSECONDS));
        assertEquals(2, timer("sluice.stage.held").count());
        assertEquals(6_000, timer("sluice.stage.held").totalTime(TimeUnit.NANOSECONDS));
        assertEquals(1, timer("sluice.stage.gave.up").count());
        assertEquals(2_000, timer("sluice.stage.gave.up").totalTime(TimeUnit.NANOSECONDS));
    }
}
