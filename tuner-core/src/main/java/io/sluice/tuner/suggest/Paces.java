package io.sluice.tuner.suggest;

import io.sluice.objective.Evaluation;
import io.sluice.objective.StageMeans;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.Trial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How much slower than others each burst was as a whole, as far as its stages and its processor time tell
 * ({@link PaceRegression}). Immutable.
 *
 * @param byTrial natural logarithms of the factors, by the number of the trial; copied
 */
record Paces(Map<Integer, Double> byTrial) {
    private static final int FEWEST_BURSTS = 5;

    /** Copies the map. */
    Paces {
        byTrial = Map.copyOf(byTrial);
    }

    /** All alike. */
    static Paces unknown() {
        return new Paces(Map.of());
    }

    /**
     * Of the trials of a history that tell how long the same stages were held and what processor time they took; unknown where
     * these are fewer than {@value #FEWEST_BURSTS}.
     */
    static Paces of(History history, RandomStreams streams) {
        List<Trial> bursts = bursts(history);
        if (bursts.size() < FEWEST_BURSTS) {
            return unknown();
        }
        double[][] held = bursts.stream()
                .map(trial -> measured(trial).stages().stream()
                        .mapToDouble(StageMeans::held)
                        .toArray())
                .toArray(double[][]::new);
        double[] cpu = bursts.stream()
                .mapToDouble(trial -> measured(trial).cpuSeconds().orElseThrow())
                .toArray();
        double[] paces = PaceRegression.paces(
                bursts.stream()
                        .map(trial -> history.space().encode(trial.parameters()))
                        .toList(),
                Cube.of(history.space()).categorical(),
                held,
                cpu,
                streams.stream(bursts.size(), "pace"));
        Map<Integer, Double> byTrial = new HashMap<>();
        IntStream.range(0, paces.length).forEach(k -> byTrial.put(bursts.get(k).number(), paces[k]));
        return new Paces(byTrial);
    }

    /** p of a trial, and 0 where nothing tells of it. */
    double of(Trial trial) {
        return byTrial.getOrDefault(trial.number(), 0.0);
    }

    private static List<Trial> bursts(History history) {
        List<Trial> telling = history.measured().stream().filter(Paces::tells).toList();
        return telling.stream()
                .filter(trial -> stages(trial).equals(stages(telling.get(0))))
                .toList();
    }

    /** Whether a measured trial says what the pace is told from. */
    static boolean tells(Trial trial) {
        return measured(trial).cpuSeconds().isPresent()
                && measured(trial).stages().stream().anyMatch(stage -> stage.held() > 0);
    }

    private static List<String> stages(Trial trial) {
        return measured(trial).stages().stream().map(StageMeans::name).toList();
    }

    private static Evaluation.Measured measured(Trial trial) {
        return (Evaluation.Measured) trial.outcome().orElseThrow();
    }
}
