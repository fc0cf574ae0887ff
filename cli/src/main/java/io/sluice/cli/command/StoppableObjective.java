package io.sluice.cli.command;

import io.sluice.cli.support.Interruption;
import io.sluice.objective.Candidate;
import io.sluice.objective.Evaluation;
import io.sluice.objective.Objective;

/**
 * Lets an evaluation, and nothing else, be interrupted from outside and by the time limit: an interrupt while the journal
 * is written would close it.
 */
final class StoppableObjective implements Objective {
    private final Objective objective;
    private final Interruption interruption;
    private final TimeLimit limit;
    private final Runnable onStop;

    /** Calls {@code onStop} before the {@link InterruptedException} of a stop goes on to the caller. */
    StoppableObjective(Objective objective, Interruption interruption, TimeLimit limit, Runnable onStop) {
        this.objective = objective;
        this.interruption = interruption;
        this.limit = limit;
        this.onStop = onStop;
    }

    @Override
    public Evaluation evaluate(Candidate candidate) throws Exception {
        try {
            return interruption.interruptibly(() -> limit.interruptibly(() -> objective.evaluate(candidate)));
        } catch (InterruptedException e) {
            onStop.run();
            throw e;
        }
    }
}
