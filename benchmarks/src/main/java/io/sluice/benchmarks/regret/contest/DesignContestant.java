package io.sluice.benchmarks.regret.contest;

import io.sluice.objective.Evaluation;
import io.sluice.tuner.Tuner;
import io.sluice.tuner.study.Trial;
import io.sluice.tuner.suggest.Suggester;
import java.util.Comparator;
import java.util.Map;

/** Points that do not depend on what was seen: no model, no cutoff, and the pick is the best observed. Not thread-safe. */
final class DesignContestant implements Contestant {
    private final String name;
    private final Suggester suggester;

    DesignContestant(String name, Suggester suggester) {
        this.name = name;
        this.suggester = suggester;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> about() {
        return Map.of("pick", "best observed");
    }

    @Override
    public Play start(Assignment assignment) {
        Tuner tuner = Tuner.minimizing(assignment.space())
                .seed(assignment.seed())
                .suggester(suggester)
                .noCutoff()
                .build();
        Play play = new TunerContestant.TunerPlay(tuner);
        return new Play() {
            @Override
            public Turn ask() {
                return play.ask();
            }

            @Override
            public double tell(Evaluation evaluation) {
                return play.tell(evaluation);
            }

            @Override
            public Map<String, Object> recommend() {
                return bestObserved(tuner);
            }
        };
    }

    private static Map<String, Object> bestObserved(Tuner tuner) {
        return tuner.history().measured().stream()
                .min(Comparator.comparingDouble(trial -> trial.value().orElseThrow()))
                .map(Trial::parameters)
                .orElseThrow();
    }

    @Override
    public void close() {}
}
