package io.sluice.tuner;

import io.sluice.objective.Candidate;
import io.sluice.objective.Evaluation;
import io.sluice.objective.Evaluation.FailureKind;
import io.sluice.objective.Objective;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** One call of {@link Tuner#run}: asks, evaluates and tells in turn, on one thread. */
final class Run {
    private final Tuner tuner;
    private final Objective objective;
    private final Cancellation cancellation;

    Run(Tuner tuner, Objective objective, Cancellation cancellation) {
        this.tuner = tuner;
        this.objective = objective;
        this.cancellation = cancellation;
    }

    void until(BudgetClock budget) {
        while (!stopped() && !budget.usedUp(tuner.history().completed().size())) {
            step(tuner.ask().candidate());
        }
    }

    private boolean stopped() {
        return cancellation.isCancelled() || Thread.currentThread().isInterrupted();
    }

    private void step(Candidate candidate) {
        try {
            evaluate(candidate).ifPresent(evaluation -> tuner.tellOrFail(candidate.trial(), evaluation));
        } finally {
            tuner.abandon(candidate.trial());
        }
    }

    /** Empty if the evaluation was stopped before it came to anything. */
    private Optional<Evaluation> evaluate(Candidate candidate) {
        if (!cancellation.enter()) {
            return Optional.empty();
        }
        boolean interrupted = false;
        Evaluation evaluation;
        try {
            evaluation = Objects.requireNonNull(objective.evaluate(candidate), "the objective returned null");
        } catch (InterruptedException e) {
            interrupted = true;
            evaluation = failed("interrupted");
        } catch (Exception e) {
            evaluation = failed(reason(e));
        } finally {
            interrupted |= Thread.interrupted();
            cancellation.leave();
        }
        return outcome(evaluation, interrupted);
    }

    private Optional<Evaluation> outcome(Evaluation evaluation, boolean interrupted) {
        boolean stopped = interrupted || cancellation.isCancelled();
        if (interrupted && !cancellation.isCancelled()) {
            Thread.currentThread().interrupt();
        }
        // A failure in the moment of being stopped is more likely to come of being stopped than of the candidate.
        return stopped && evaluation instanceof Evaluation.Failed ? Optional.empty() : Optional.of(evaluation);
    }

    static Evaluation failed(String reason) {
        return new Evaluation.Failed(reason, FailureKind.CONFIG, OptionalDouble.empty());
    }

    static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getName() : e.getMessage();
    }
}
