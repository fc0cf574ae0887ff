package io.sluice.benchmarks.regret.problem;

import io.sluice.objective.Evaluation;
import io.sluice.tuner.space.SearchSpace;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A noisy cost in seconds, to be minimised. Immutable and thread-safe.
 *
 * <p>A value is also what its evaluation costs: seconds of the objective, unless a cutoff stopped it earlier.
 */
public interface Problem {

    /** What tells the problem from the others: letters, digits, dashes, underscores. */
    String name();

    /** What it may be used for. */
    Half half();

    /** Where it comes from. */
    Family family();

    /** What is searched. */
    SearchSpace space();

    /** The processors of the host, which whoever tunes on it knows; 1 where there is no host. */
    int cores();

    /**
     * Begins one run of an optimiser.
     *
     * @param seed decides all chance of the run: with one seed, the k-th evaluation of two runs has the same noise
     */
    Session open(long seed);

    /**
     * The mean over the noise, which is above 0.
     *
     * @param parameters a point of the space
     */
    double truth(Map<String, ?> parameters);

    /**
     * The mean over so many fixed seeds, the same for all points (see {@link TruthSeeds}); the truth itself where that is
     * known exactly.
     *
     * @param parameters a point of the space
     * @param seeds from 1 to {@link TruthSeeds#ALL}
     */
    default TruthSeeds.Mean mean(Map<String, ?> parameters, int seeds) {
        return new TruthSeeds.Mean(seeds, truth(parameters), 0);
    }

    /** The point with the least truth, where that is known exactly; otherwise it has to be searched. */
    default Optional<Map<String, Object>> best() {
        return Optional.empty();
    }

    /** Changes whenever the problem does. */
    String fingerprint();

    /** A draw without history: the first evaluation of the run with this seed. */
    default double evaluate(Map<String, ?> parameters, long seed) {
        return open(seed).evaluate(parameters, OptionalDouble.empty()) instanceof Evaluation.Measured measured
                ? measured.value()
                : Double.NaN;
    }

    /** Evaluations one after the other. Not thread-safe. */
    interface Session {
        /**
         * The next noisy draw.
         *
         * @param parameters a point of the space
         * @param cutoff seconds after which the evaluation is stopped
         * @return a value or a lower bound, with the seconds that it took as its cost
         */
        Evaluation evaluate(Map<String, ?> parameters, OptionalDouble cutoff);
    }
}
