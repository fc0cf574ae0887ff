package io.sluice.cli.tune;

import io.sluice.cli.support.Site;
import io.sluice.objective.burst.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What is to be tuned on bursts. Immutable.
 *
 * @param site where they run
 * @param maxFailed failed starts that a burst may have
 * @param burst startups a burst
 * @param metric what is to be small
 * @param trials of the whole study
 * @param pairs of the proof
 * @param maxTime for everything
 * @param study its folder
 * @param resume whether to go on with it
 * @param seed of every random stream
 * @param out the limits file
 * @param exportUnproven whether the pick is exported even if nothing is proven
 * @param resumeLine what to type to go on
 */
public record TuneRequest(
        Site site,
        int maxFailed,
        int burst,
        Metric metric,
        int trials,
        int pairs,
        Optional<Duration> maxTime,
        Path study,
        boolean resume,
        long seed,
        Path out,
        boolean exportUnproven,
        String resumeLine) {}
