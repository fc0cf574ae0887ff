package io.sluice.cli.command;

import io.sluice.objective.Evaluation;
import io.sluice.tuner.ProgressListener;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.study.Trial;
import java.io.PrintWriter;
import java.util.OptionalDouble;

/** One line a finished trial. Not thread-safe. */
final class TrialLines implements ProgressListener {
    private final PrintWriter out;
    private final Goal goal;
    private final int trials;
    private OptionalDouble best = OptionalDouble.empty();

    TrialLines(PrintWriter out, Goal goal, int trials) {
        this.out = out;
        this.goal = goal;
        this.trials = trials;
    }

    /** Takes note of a trial of before, without a line. */
    void seen(Trial trial) {
        if (trial.value().isPresent()) {
            double value = trial.value().getAsDouble();
            boolean better = best.isEmpty() || goal.sign() * value < goal.sign() * best.getAsDouble();
            best = better ? OptionalDouble.of(value) : best;
        }
    }

    @Override
    public void told(Trial trial) {
        seen(trial);
        String soFar = best.isPresent() ? "  (best so far " + Words.number(best.getAsDouble()) + ")" : "";
        out.println("trial " + trial.number() + "/" + trials + "  " + Words.point(trial.parameters()) + "  "
                + trial.outcome().map(TrialLines::outcome).orElse("pending") + soFar);
        out.flush();
    }

    private static String outcome(Evaluation evaluation) {
        if (evaluation instanceof Evaluation.Measured measured) {
            return Words.number(measured.value());
        }
        if (evaluation instanceof Evaluation.Censored censored) {
            return "stopped, above " + Words.number(censored.lowerBound());
        }
        return evaluation instanceof Evaluation.Failed failed ? "failed: " + failed.reason() : "";
    }
}
