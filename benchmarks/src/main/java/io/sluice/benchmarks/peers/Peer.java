package io.sluice.benchmarks.peers;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The peers that have an adapter in {@code benchmarks/peers}. */
public enum Peer {
    /** Draws uniformly on the scale; needs nothing but python3. */
    RANDOM("random", "", "random_peer.py"),
    /** Scrambled Sobol sequence. */
    SOBOL("sobol", "skopt", "sobol_peer.py"),
    /** Optuna's Gaussian process. */
    OPTUNA_GP("optuna-gp", "torch", "optuna_peer.py gp"),
    /** Optuna's tree-structured Parzen estimator. */
    OPTUNA_TPE("optuna-tpe", "torch", "optuna_peer.py tpe"),
    /** Ax. */
    AX("ax", "torch", "ax_peer.py"),
    /** Ax with integers as rounded reals. */
    AX_RELAXED("ax-relaxed", "torch", "ax_peer.py relaxed"),
    /** HEBO. */
    HEBO("hebo", "hebo", "hebo_peer.py"),
    /** SMAC3 with random forests. */
    SMAC_HPO("smac-hpo", "smac", "smac_peer.py hpo"),
    /** SMAC3 with a Gaussian process. */
    SMAC_BLACKBOX("smac-blackbox", "smac", "smac_peer.py blackbox"),
    /** Vizier. */
    VIZIER("vizier", "vizier", "vizier_peer.py"),
    /** scikit-optimize. */
    SKOPT("skopt", "skopt", "skopt_peer.py");

    private final String word;
    private final String group;
    private final String adapter;

    /**
     * A peer.
     *
     * @param group the virtual environment it lives in; empty for none
     * @param adapter its script, and after a blank what is told to it
     */
    Peer(String word, String group, String adapter) {
        this.word = word;
        this.group = group;
        this.adapter = adapter;
    }

    /** Its name, such as {@code optuna-gp}. */
    public String word() {
        return word;
    }

    /**
     * The command that starts its adapter.
     *
     * @param folder {@code benchmarks/peers}, where {@code install} has been run (only {@link #RANDOM} needs no install)
     */
    public List<String> command(Path folder) {
        String python = group.isEmpty()
                ? "python3"
                : folder.resolve(".venv-" + group).resolve("bin/python").toString();
        String[] words = adapter.split(" ", -1);
        return Stream.concat(
                        Stream.of(python, folder.resolve(words[0]).toString()),
                        Arrays.stream(words).skip(1))
                .toList();
    }

    /**
     * The peer of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Peer of(String word) {
        return Arrays.stream(values())
                .filter(peer -> peer.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no peer '" + word + "': there are "
                        + Arrays.stream(values()).map(Peer::word).collect(Collectors.joining(", "))));
    }
}
