package io.sluice.benchmarks.regret.contest;

import io.sluice.objective.Evaluation;
import io.sluice.tuner.space.SearchSpace;
import java.util.Map;
import java.util.OptionalDouble;

/** An optimiser that plays one run after the other. Not thread-safe. */
public interface Contestant extends AutoCloseable {

    /** What tells it from the others; also the name of its file of results. */
    String name();

    /** Versions and settings: results with other ones are not this contestant's. */
    Map<String, String> about();

    /** Begins a run, and ends the one before. */
    Play start(Assignment assignment);

    @Override
    void close();

    /**
     * What an optimiser is told at the beginning.
     *
     * @param space to be searched for the least value
     * @param cores of the host that is tuned
     * @param seed of the optimiser's own chance
     * @param budget evaluations in all
     */
    record Assignment(SearchSpace space, int cores, long seed, int budget) {}

    /** One run. Calls alternate: ask, tell, ask, tell, …; recommend may come after any tell. Not thread-safe. */
    interface Play {
        /** The next point to evaluate. */
        Turn ask();

        /**
         * What came of the last point asked.
         *
         * @return processor seconds that the optimiser took for it
         */
        double tell(Evaluation evaluation);

        /** The point that the optimiser itself reports as best. */
        Map<String, Object> recommend();
    }

    /**
     * A suggestion.
     *
     * @param parameters a point of the space
     * @param cutoff seconds after which the optimiser wants the evaluation stopped
     * @param cpuSeconds processor seconds that the suggestion took
     */
    record Turn(Map<String, Object> parameters, OptionalDouble cutoff, double cpuSeconds) {}
}
