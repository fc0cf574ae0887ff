package io.sluice.limiter.file;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The search that found the limits. Immutable.
 *
 * @param version of the tuner
 * @param study its name
 * @param seed of the search
 * @param trials how many were run, at least 0
 */
public record TunerInfo(Optional<String> version, Optional<String> study, OptionalLong seed, OptionalInt trials) {
    /** Checks the number of trials. */
    public TunerInfo {
        trials.ifPresent(value -> Require.atLeast(0, "trials", value));
    }

    /**
     * A search with everything known.
     *
     * @param version of the tuner
     * @param study its name
     * @param seed of the search
     * @param trials how many were run, at least 0
     * @return the search
     */
    public static TunerInfo of(String version, String study, long seed, int trials) {
        return new TunerInfo(Optional.of(version), Optional.of(study), OptionalLong.of(seed), OptionalInt.of(trials));
    }
}
