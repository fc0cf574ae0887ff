package io.sluice.benchmarks.regret.contest;

import io.sluice.benchmarks.peers.Peer;
import io.sluice.tuner.TunerBuilder;
import io.sluice.tuner.study.ValueScale;
import io.sluice.tuner.suggest.RandomSuggester;
import io.sluice.tuner.suggest.SobolSuggester;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Contestants by name.
 *
 * <p>Variants of our tuner, {@code random} and {@code sobol} run in this process, all others are {@link Peer}s. An ablation
 * is one more line here: what the variant changes of {@link TunerBuilder}'s defaults.
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
     * @param peers {@code benchmarks/peers}, where other tools' adapters are
     * @throws IllegalArgumentException if there is none with that name
     */
    public static Contestant open(String name, Path peers) {
        UnaryOperator<TunerBuilder> variant = VARIANTS.get(name);
        if (variant != null) {
            return new TunerContestant(name, variant);
        }
        return switch (name) {
            case "random" -> new DesignContestant(name, new RandomSuggester());
            case "sobol" -> new DesignContestant(name, new SobolSuggester());
            default -> PeerContestant.open(peer(name), peers);
        };
    }

    private static Peer peer(String name) {
        try {
            return Peer.of(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "there is no contestant '" + name + "': allowed are " + VARIANTS.keySet() + ", random, sobol, and "
                            + Arrays.stream(Peer.values()).map(Peer::word).toList(),
                    e);
        }
    }
}
