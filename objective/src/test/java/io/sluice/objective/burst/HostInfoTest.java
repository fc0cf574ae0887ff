package io.sluice.objective.burst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostInfoTest {

    private static HostInfo info(String kernel, int cores, String cgroup, String profile, String runtime, String more) {
        return HostInfo.fingerprinted(kernel, cores, cgroup, profile, runtime, more);
    }

    /** Checked with {@code printf '6.1\n2\nv1\np\nprocess\nm' | sha256sum}. */
    @Test
    void fingerprint_isTheHashOfAllMembers() {
        assertEquals(
                "sha256:a954e93c0cb59eaeddfff304397890abd2e94b0264f7c933ba48203371c381f2",
                info("6.1", 2, "v1", "p", "process", "m").fingerprint());
    }

    @Test
    void fingerprint_changesWithEveryMember() {
        Set<String> prints = new HashSet<>();
        List.of(
                        info("6.1", 2, "v1", "p", "process", "m"),
                        info("6.2", 2, "v1", "p", "process", "m"),
                        info("6.1", 4, "v1", "p", "process", "m"),
                        info("6.1", 2, "v2", "p", "process", "m"),
                        info("6.1", 2, "v1", "q", "process", "m"),
                        info("6.1", 2, "v1", "p", "runc", "m"),
                        info("6.1", 2, "v1", "p", "process", "n"))
                .forEach(info -> prints.add(info.fingerprint()));
        assertEquals(7, prints.size());
    }

    @Test
    void toMap_hasTheMembersOfTheFiles() {
        var map = info("6.1", 2, "v1", "p", "process", "m").toMap();
        assertEquals(
                List.of("kernel", "cores", "cgroup", "profile", "runtime", "fingerprint"), List.copyOf(map.keySet()));
        assertTrue(map.values().containsAll(List.of("6.1", 2, "v1", "p", "process")));
    }
}
