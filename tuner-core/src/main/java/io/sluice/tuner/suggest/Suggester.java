package io.sluice.tuner.suggest;

import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;

/**
 * Says what to try next. A pure function: equal histories and equal streams give equal suggestions, in whatever process
 * and however often it is called. Implementations are immutable and thread-safe.
 *
 * <p>Every suggestion is a point of the space. It repeats a point that is pending or evaluated only where it says so in
 * {@link Suggestion#replicateOf()}; a point whose every trial failed through the harness's fault does not count as
 * evaluated until it has failed {@value History#HARNESS_ATTEMPTS} times.
 */
public interface Suggester {

    /** A short name with whatever changes the suggestions, for the journal; the same name means the same suggestions. */
    String name();

    /**
     * The candidate for trial {@link History#nextTrial()}.
     *
     * @param history everything known
     * @param streams of the study's seed
     */
    Suggestion suggest(History history, RandomStreams streams);
}
