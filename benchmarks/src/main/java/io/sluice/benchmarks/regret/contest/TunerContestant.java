package io.sluice.benchmarks.regret.contest;

import io.sluice.objective.Evaluation;
import io.sluice.tuner.Ask;
import io.sluice.tuner.Tuner;
import io.sluice.tuner.TunerBuilder;
import io.sluice.tuner.study.Recommendation;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Our tuner in memory, with its defaults but for what a variant changes; it picks what {@link Tuner#recommendation}
 * says. Not thread-safe.
 */
final class TunerContestant implements Contestant {
    private final String name;
    private final UnaryOperator<TunerBuilder> variant;

    TunerContestant(String name, UnaryOperator<TunerBuilder> variant) {
        this.name = name;
        this.variant = variant;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> about() {
        return Map.of("build", Build.fingerprint());
    }

    @Override
    public Play start(Assignment assignment) {
        TunerBuilder builder =
                Tuner.minimizing(assignment.space()).seed(assignment.seed()).cores(assignment.cores());
        return new TunerPlay(variant.apply(builder).build());
    }

    @Override
    public void close() {}

    /** A study in memory holds nothing that needs closing. */
    static final class TunerPlay implements Play {
        private final Tuner tuner;
        private int trial;

        TunerPlay(Tuner tuner) {
            this.tuner = tuner;
        }

        @Override
        public Turn ask() {
            double before = CpuClock.seconds();
            Ask ask = tuner.ask();
            trial = ask.trial();
            return new Turn(ask.parameters(), ask.candidate().cutoff(), CpuClock.seconds() - before);
        }

        @Override
        public double tell(Evaluation evaluation) {
            double before = CpuClock.seconds();
            tuner.tell(trial, evaluation);
            return CpuClock.seconds() - before;
        }

        @Override
        public Map<String, Object> recommend() {
            return tuner.recommendation().map(Recommendation::parameters).orElseThrow();
        }
    }
}
