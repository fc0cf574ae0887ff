package io.sluice.limiter.live;

import io.sluice.limiter.Limits;
import io.sluice.limiter.file.LimitsFile;
import java.time.Instant;
import java.util.Optional;

/**
 * What {@link LiveLimits} has in force, and why. Immutable.
 *
 * @param origin where the limits came from
 * @param document the limits file they stand in; empty while nothing is limited for want of a good one
 * @param since when {@code document} came into force, or the start
 * @param burst the largest burst of the last 5 s, which decides about the row
 * @param limits the row of {@code document} that is in force
 * @param problem why the newest content of the file is not in force; empty if it is, or if there is no file to follow
 * @param accepted how many documents have come into force, by the file or by {@link LiveLimits#put}
 * @param rejected how many contents of the file were not taken
 */
public record LiveStatus(
        Origin origin,
        Optional<LimitsFile> document,
        Instant since,
        int burst,
        Limits limits,
        Optional<String> problem,
        long accepted,
        long rejected) {

    /** Where limits come from. */
    public enum Origin {
        /** Nowhere: there was no good document yet, and nothing is limited. */
        NONE,
        /** From the file. */
        FILE,
        /** From {@link LiveLimits#put}, until the file next changes. */
        PUT
    }
}
