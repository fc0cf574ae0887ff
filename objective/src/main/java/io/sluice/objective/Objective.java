package io.sluice.objective;

/**
 * Something expensive and noisy to be made small or large: one call is one evaluation of one candidate.
 *
 * <p>An exception counts as a failed trial, except {@link InterruptedException}, which stops the run. Implementations
 * need not be thread-safe: a tuner calls from one thread at a time.
 */
@FunctionalInterface
public interface Objective extends AutoCloseable {

    /**
     * Evaluates one candidate.
     *
     * @param candidate what to try, with the cutoff past which the evaluation may stop
     * @return what was measured, a bound that is known, or why there is neither
     * @throws Exception if the evaluation failed; its message becomes the trial's reason
     */
    Evaluation evaluate(Candidate candidate) throws Exception;

    /** Releases what the objective holds; does nothing unless overridden. */
    @Override
    default void close() {}
}
