package io.sluice.cli.command;

import io.sluice.objective.Candidate;
import io.sluice.objective.Evaluation;
import io.sluice.objective.Objective;
import io.sluice.tuner.Tuner;
import io.sluice.tuner.proof.GainEstimate;
import io.sluice.tuner.proof.Pair;
import io.sluice.tuner.proof.PairedProof;
import io.sluice.tuner.proof.ProofOutcome;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.Trial;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Compares the pick with the point of the first trial, which has every limit at its high end: fresh evaluations of both,
 * in interleaved pairs, kept with the study. Not thread-safe.
 */
final class CommandProof {
    /** How many pairs, unless the time limit leaves less. */
    static final int PAIRS = 5;

    private final Tuner tuner;
    private final Objective objective;
    private final TimeLimit limit;
    private final PrintWriter err;
    private final RandomStreams streams;
    private final List<Pair> done = new ArrayList<>();
    private int runs;

    CommandProof(Tuner tuner, Objective objective, TimeLimit limit, PrintWriter err) {
        this.tuner = tuner;
        this.objective = objective;
        this.limit = limit;
        this.err = err;
        this.streams = new RandomStreams(tuner.header().seed());
    }

    /** Measures what is missing; throws {@link InterruptedException} if stopped otherwise than by the time limit. */
    Proof of(Map<String, Object> pick) throws InterruptedException {
        Trial first = tuner.trials().get(0);
        if (first.parameters().equals(pick)) {
            return new Proof.None("the first trial's point is the best");
        }
        if (first.value().isEmpty()) {
            return new Proof.None("the first trial, to compare with, has no value");
        }
        PairNotes notes = new PairNotes(tuner, first.parameters(), pick);
        done.addAll(notes.finished());
        int pairs = Math.max(done.size(), affordable(first.parameters(), pick));
        return pairs == 0 ? new Proof.None("the time limit left none for it") : measure(notes, pairs);
    }

    private int affordable(Map<String, Object> baseline, Map<String, Object> pick) {
        OptionalDouble left = limit.secondsLeft();
        if (left.isEmpty()) {
            return PAIRS;
        }
        double missing = Math.floor(left.getAsDouble() / (cost(baseline) + cost(pick)));
        return (int) Math.min(PAIRS, done.size() + missing);
    }

    /** The longest that an evaluation of the point took, in seconds. */
    private double cost(Map<String, Object> point) {
        return tuner.history().at(point).stream()
                .flatMap(trial -> trial.outcome().stream())
                .mapToDouble(evaluation -> evaluation.cost().orElse(0))
                .max()
                .orElse(0);
    }

    private Proof measure(PairNotes notes, int pairs) throws InterruptedException {
        var goal = tuner.header().goal();
        var proof = new PairedProof<>(notes.baseline(), notes.pick(), pairs, goal, PairNotes.VALUE, streams);
        try {
            ProofOutcome outcome = proof.run(List.copyOf(done), this::evaluate, pair -> keep(notes, pair, pairs));
            return outcome instanceof ProofOutcome.Failed failed
                    ? new Proof.None(failed.reason())
                    : new Proof.Measured(((ProofOutcome.Estimated) outcome).decisive());
        } catch (InterruptedException e) {
            if (!limit.isUp()) {
                throw e;
            }
            return done.isEmpty()
                    ? new Proof.None("the time limit left none for it")
                    : new Proof.Measured(GainEstimate.of(PairNotes.VALUE, goal, done));
        }
    }

    private void keep(PairNotes notes, Pair pair, int pairs) {
        notes.add(pair);
        done.add(pair);
        err.println("pair " + pair.number() + "/" + pairs + "  first trial's point "
                + Words.number(pair.baseline().getOrDefault(PairNotes.VALUE, Double.NaN)) + "  best point "
                + Words.number(pair.tuned().getOrDefault(PairNotes.VALUE, Double.NaN)));
        err.flush();
    }

    private Map<String, Double> evaluate(Map<String, Object> point) throws Exception {
        runs++;
        int number = tuner.trials().size() + 2 * done.size() + runs;
        long seed = streams.stream(number, "proof").nextLong() >>> 11;
        OptionalDouble cutoff = tuner.trials().get(tuner.trials().size() - 1).cutoff();
        Evaluation evaluation = objective.evaluate(new Candidate(number, point, Map.of(), cutoff, seed));
        if (evaluation instanceof Evaluation.Measured measured) {
            return Map.of(PairNotes.VALUE, measured.value());
        }
        throw new IllegalStateException(
                evaluation instanceof Evaluation.Failed failed ? failed.reason() : "stopped at the cutoff");
    }
}
