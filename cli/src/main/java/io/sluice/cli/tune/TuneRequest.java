package io.sluice.cli.tune;

import io.sluice.objective.burst.Metric;
import io.sluice.objective.linux.LinuxOptions;
import io.sluice.objective.profile.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What is to be tuned on real bursts. Immutable.
 *
 * @param profile how a container is started
 * @param linux settings of the host
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
        Profile profile,
        LinuxOptions linux,
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
