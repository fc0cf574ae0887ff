package io.sluice.benchmarks.paper;

import io.sluice.limiter.Limits;
import io.sluice.objective.sim.PipelineModel;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The paper's host as a set of models: samples of it, each made once. Not thread-safe. */
final class CalibrationHost {
    private final Function<String, PipelineModel> models;
    private final int seeds;
    private final Map<Burst, CalibrationSample> samples = new HashMap<>();
    private final Map<Setting, Limits> limits = new HashMap<>();

    /**
     * A host.
     *
     * @param models by name
     * @param seeds bursts of a sample
     */
    CalibrationHost(Function<String, PipelineModel> models, int seeds) {
        this.models = models;
        this.seeds = seeds;
    }

    private record Setting(String model, int size) {}

    private record Burst(Setting setting, Limits limits) {}

    PipelineModel model(String name) {
        return models.apply(name);
    }

    /** 400 starts, unlimited. */
    CalibrationSample unlimited(String model) {
        return sample(model, 400, Limits.unlimited());
    }

    /** 400 starts with the limits that a search found. */
    CalibrationSample limited(String model) {
        return sample(model, 400, tuned(model, 400));
    }

    CalibrationSample sample(String model, int size, Limits with) {
        return samples.computeIfAbsent(
                new Burst(new Setting(model, size), with),
                burst -> CalibrationSample.of(model(model), size, with, seeds));
    }

    /** The limits that a search found for bursts of {@code size}. */
    Limits tuned(String model, int size) {
        return limits.computeIfAbsent(
                new Setting(model, size), setting -> new CalibrationSearch(model(model), size).best());
    }

    /** Takes limits as found for 400 starts. */
    void assume(String model, Limits found) {
        limits.put(new Setting(model, 400), found);
    }
}
