package io.sluice.limiter.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.sluice.limiter.LimiterMetrics;
import io.sluice.limiter.StageMetrics;
import io.sluice.limiter.StageSnapshot;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Meters of every stage, tagged {@code stage}: gauges {@code sluice.stage.limit} (infinity where unlimited), {@code
 * sluice.stage.in.flight} and {@code sluice.stage.waiting}; timers with a histogram {@code sluice.stage.wait} (until a permit
 * was given), {@code sluice.stage.held} and {@code sluice.stage.gave.up} (waits that ended without a permit). In Prometheus
 * they are called {@code sluice_stage_limit}, {@code sluice_stage_wait_seconds} and so on.
 *
 * <pre>{@code
 * new StageLimiter(limits, LimiterOptions.defaults().metrics(new MicrometerMetrics(registry)))
 * }</pre>
 *
 * <p>A registry keeps its meters, and they keep the limiter, until the registry is closed. Thread-safe.
 */
public final class MicrometerMetrics implements LimiterMetrics {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final MeterRegistry registry;
    private final Tags tags;

    /**
     * Reports to a registry.
     *
     * @param registry where the meters are made
     */
    public MicrometerMetrics(MeterRegistry registry) {
        this(registry, Tags.empty());
    }

    /**
     * Reports to a registry, with tags that tell several limiters apart.
     *
     * @param registry where the meters are made
     * @param tags of every meter
     */
    public MicrometerMetrics(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
    }

    @Override
    public StageMetrics stage(String stage, Supplier<StageSnapshot> now) {
        Tags all = tags.and("stage", stage);
        gauge("limit", "How many may be in the stage at once", all, now, MicrometerMetrics::limit);
        gauge("in.flight", "How many are in the stage", all, now, StageSnapshot::inFlight);
        gauge("waiting", "How many wait to enter the stage", all, now, StageSnapshot::waiting);
        return new Timers(
                timer("wait", "Time from the request for a permit to its grant", all),
                timer("held", "Time from the grant of a permit to its release", all),
                timer("gave.up", "Time in the queue of those who left it without a permit", all));
    }

    private static double limit(StageSnapshot stage) {
        return stage.limit().isPresent() ? stage.limit().getAsInt() : Double.POSITIVE_INFINITY;
    }

    private void gauge(
            String name, String help, Tags all, Supplier<StageSnapshot> now, ToDoubleFunction<StageSnapshot> value) {
        Gauge.builder("sluice.stage." + name, now, state -> value.applyAsDouble(state.get()))
                .description(help)
                .tags(all)
                .strongReference(true)
                .register(registry);
    }

    private Timer timer(String name, String help, Tags all) {
        return Timer.builder("sluice.stage." + name)
                .description(help)
                .tags(all)
                .publishPercentileHistogram()
                .minimumExpectedValue(SHORTEST)
                .maximumExpectedValue(LONGEST)
                .register(registry);
    }

    private record Timers(Timer grants, Timer holds, Timer losses) implements StageMetrics {
        @Override
        public void waited(long nanos) {
            grants.record(nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public void held(long nanos) {
            holds.record(nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public void gaveUp(long nanos) {
            losses.record(nanos, TimeUnit.NANOSECONDS);
        }
    }
}
