package io.sluice.benchmarks.paper;

import io.sluice.limiter.Limits;
import io.sluice.objective.burst.Statistics;
import io.sluice.objective.sim.PipelineModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes what the claims are judged by, and each thing once, however many claims need it. Not thread-safe. */
final class Laboratory {
    private final Effort effort;
    private final Consumer<String> progress;
    private final Map<String, PipelineModel> models = new HashMap<>();
    private final Map<Setting, List<Search>> searches = new HashMap<>();
    private final Map<Limited, Sample> samples = new HashMap<>();

    /** {@code progress} hears what takes long. */
    Laboratory(Effort effort, Consumer<String> progress) {
        this.effort = effort;
        this.progress = progress;
    }

    /**
     * What is tuned.
     *
     * @param model name of a built-in model
     * @param burst startups
     */
    record Setting(String model, int burst) {}

    private record Limited(Setting setting, Limits limits) {}

    Effort effort() {
        return effort;
    }

    PipelineModel model(String name) {
        return models.computeIfAbsent(name, PaperHost::load);
    }

    /** One search for each of the tuner's seeds, in their order. */
    List<Search> searches(Setting setting) throws InterruptedException {
        List<Search> known = searches.get(setting);
        if (known == null) {
            known = search(setting);
            searches.put(setting, known);
        }
        return known;
    }

    private List<Search> search(Setting setting) throws InterruptedException {
        List<Search> found = new ArrayList<>();
        for (long seed : effort.tunerSeeds()) {
            progress.accept("tuning " + setting.model() + " at " + setting.burst() + ", seed " + seed + " of "
                    + effort.searches() + " ...");
            found.add(Search.run(model(setting.model()), setting.burst(), seed, effort.trials()));
        }
        return List.copyOf(found);
    }

    /** The fresh bursts with those limits: of equal seeds, whatever the limits. */
    Sample sample(Setting setting, Limits limits) throws InterruptedException {
        Limited key = new Limited(setting, limits);
        Sample known = samples.get(key);
        if (known == null) {
            known = Sample.run(model(setting.model()), setting.burst(), limits, effort.burstSeeds());
            samples.put(key, known);
        }
        return known;
    }

    /** The fresh bursts without limits. */
    Sample unlimited(Setting setting) throws InterruptedException {
        return sample(setting, Limits.unlimited());
    }

    /** Samples of what the searches came to, in their order. */
    List<Sample> tuned(Setting setting) throws InterruptedException {
        return generalised(setting, setting);
    }

    /** Samples in one setting of what the searches in another came to, in their order. */
    List<Sample> generalised(Setting tunedIn, Setting appliedTo) throws InterruptedException {
        List<Sample> made = new ArrayList<>();
        for (Search search : searches(tunedIn)) {
            made.add(sample(appliedTo, search.pick()));
        }
        return made;
    }

    /** The search whose limits have the median mean makespan; of an even number the better of the two in the middle. */
    Search typicalSearch(Setting setting) throws InterruptedException {
        List<Double> means = tuned(setting).stream().map(Sample::meanMakespan).toList();
        return searches(setting).get(means.indexOf(Statistics.percentile(Stats.array(means), 50)));
    }
}
