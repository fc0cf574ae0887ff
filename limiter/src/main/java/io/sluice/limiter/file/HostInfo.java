package io.sluice.limiter.file;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The host that the limits were found on. Immutable.
 *
 * @param kernel its release
 * @param cores how many, at least 1
 * @param cgroup {@code v1} or {@code v2}
 * @param profile how containers were started
 * @param runtime what they ran in
 * @param fingerprint digest of all that matters about the host
 * @param extra other members of this object in the file, by name; values that JSON can hold
 */
public record HostInfo(
        Optional<String> kernel,
        OptionalInt cores,
        Optional<String> cgroup,
        Optional<String> profile,
        Optional<String> runtime,
        Optional<String> fingerprint,
        Map<String, Object> extra) {
    static final Set<String> MEMBERS = Set.of("kernel", "cores", "cgroup", "profile", "runtime", "fingerprint");

    /** Checks the number of cores and copies the map. */
    public HostInfo {
        cores.ifPresent(value -> Require.atLeast(1, "cores", value));
        extra = Require.extra(MEMBERS, extra);
    }

    /**
     * A host with everything known.
     *
     * @param kernel its release
     * @param cores how many, at least 1
     * @param cgroup {@code v1} or {@code v2}
     * @param profile how containers were started
     * @param runtime what they ran in
     * @param fingerprint digest of all that matters about the host
     * @return the host
     */
    public static HostInfo of(
            String kernel, int cores, String cgroup, String profile, String runtime, String fingerprint) {
        return new HostInfo(
                Optional.of(kernel),
                OptionalInt.of(cores),
                Optional.of(cgroup),
                Optional.of(profile),
                Optional.of(runtime),
                Optional.of(fingerprint),
                Map.of());
    }
}
