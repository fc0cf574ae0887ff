package io.sluice.agent.metrics;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.sluice.agent.permits.PermitObserver;
import io.sluice.limiter.StageLimiter;
import io.sluice.limiter.StageSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/** The agent's metrics, in a registry of its own. Confined to the event loop. */
public final class AgentMetrics implements PermitObserver {
    private static final String STAGE = "stage";
    private static final double[] SECONDS = {
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120
    };

    private final StageLimiter limiter;
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer =
            PrometheusTextFormatWriter.builder().build();
    private final Histogram waited = histogram("sluice_stage_wait_seconds", "From asking for a permit to entering.");
    private final Histogram held = histogram("sluice_stage_held_seconds", "From entering a stage to leaving it.");

    // Looked up here, because looking up by label costs as much as all else of an observation.
    private final Map<String, DistributionDataPoint> waits = new HashMap<>();
    private final Map<String, DistributionDataPoint> holds = new HashMap<>();

    /**
     * Shows a limiter.
     *
     * @param limiter whose stages
     * @param failOpens how many starts have passed a gate without a permit
     */
    public AgentMetrics(StageLimiter limiter, DoubleSupplier failOpens) {
        this.limiter = limiter;
        gauge("sluice_stage_limit", "How many may be in the stage at once; +Inf if unlimited.", AgentMetrics::limit);
        gauge("sluice_stage_in_flight", "How many are in the stage.", StageSnapshot::inFlight);
        gauge("sluice_stage_waiting", "How many wait to enter the stage.", StageSnapshot::waiting);
        CounterWithCallback.builder()
                .name("sluice_gate_fail_open_total")
                .help("Starts that went on without a permit because the agent gave none.")
                .callback(callback -> callback.call(failOpens.getAsDouble()))
                .register(registry);
    }

    /**
     * Adds a number that is looked up when it is asked for.
     *
     * @param name the metric's name
     * @param help what it is
     * @param value looks it up
     */
    public void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    @Override
    public void entered(String stage, Duration waitedFor) {
        observe(waits, waited, stage, waitedFor);
    }

    @Override
    public void left(String stage, Duration heldFor) {
        observe(holds, held, stage, heldFor);
    }

    /**
     * All of it, now.
     *
     * @return Prometheus text format 0.0.4
     */
    public String text() {
        for (StageSnapshot stage : limiter.snapshot()) {
            waited.initLabelValues(stage.stage());
            held.initLabelValues(stage.stage());
        }
        var text = new ByteArrayOutputStream();
        try {
            writer.write(text, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array takes everything
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static void observe(Map<String, DistributionDataPoint> known, Histogram all, String stage, Duration time) {
        DistributionDataPoint ofStage = known.get(stage);
        if (ofStage == null) {
            ofStage = all.labelValues(stage);
            known.put(stage, ofStage);
        }
        ofStage.observe(time.toNanos() / 1e9);
    }

    private Histogram histogram(String name, String help) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(STAGE)
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .withoutExemplars()
                .register(registry);
    }

    private void gauge(String name, String help, ToDoubleFunction<StageSnapshot> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(STAGE)
                .callback(callback ->
                        limiter.snapshot().forEach(stage -> callback.call(value.applyAsDouble(stage), stage.stage())))
                .register(registry);
    }

    private static double limit(StageSnapshot stage) {
        return stage.limit().isPresent() ? stage.limit().getAsInt() : Double.POSITIVE_INFINITY;
    }
}
