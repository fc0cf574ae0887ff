package io.sluice.benchmarks.regret.contest;

import io.sluice.tuner.TunerBuilder;
import io.sluice.tuner.study.ValueScale;
import io.sluice.tuner.suggest.RandomSuggester;
import io.sluice.tuner.suggest.SobolSuggester;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Contestants by name.
 *
 * <p>Everything that runs in this process is a variant of our tuner. Add an ablation here as one more line: what the
 * variant changes of {@link TunerBuilder}'s defaults.
 */
public final class Contestants {
    private static final Map<String, UnaryOperator<TunerBuilder>> VARIANTS = variants();

    private Contestants() {}

    private static Map<String, UnaryOperator<TunerBuilder>> variants() {
        Map<String, UnaryOperator<TunerBuilder>> variants = new LinkedHashMap<>();
        variants.put("sluice", tuner -> tuner);
        variants.put("sluice-no-cutoff", TunerBuilder::noCutoff);
        variants.put("sluice-linear", tuner -> tuner.scale(ValueScale.LINEAR));
        return variants;
    }

    /**
     * Opens a contestant.
     *
     * @throws IllegalArgumentException if there is none with that name
     */
    public static Contestant open(String name) {
        UnaryOperator<TunerBuilder> variant = VARIANTS.get(name);
        if (variant != null) {
            return new TunerContestant(name, variant);
        }
        return switch (name) {
            case "random" -> new DesignContestant(name, new RandomSuggester());
            case "sobol" -> new DesignContestant(name, new SobolSuggester());
            default ->
                throw new IllegalArgumentException("there is no contestant '" + name + "': random, sobol and "
                        + VARIANTS.keySet() + " are allowed");
        };
    }

    /** Whether a contestant is our optimiser or a variant of it. */
    public static boolean isOurs(String name) {
        return VARIANTS.containsKey(name);
    }
}
