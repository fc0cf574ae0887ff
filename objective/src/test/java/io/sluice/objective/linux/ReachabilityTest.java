package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.Startup;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start counts as reachable only if all that the answer's way goes through is there. */
@RequiresRoot
class ReachabilityTest {

    private static final String SHORT = Hosts.changed("within: 10s", "within: 1s");

    private static void requireNoAnswer(String profile) {
        var e = assertThrows(
                HostUnsupportedException.class, () -> Hosts.open(profile).close());
        assertTrue(
                e.reasons()
                        .get(0)
                        .startsWith("a first start failed in stage StartVM: no answer from 10.83.1.0 within 1.0"),
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"eth0", "vm0"})
    void withoutOneRedirect_noStartIsReachable(String from) {
        requireNoAnswer(SHORT.replaceAll(".*filter add dev " + from + " parent.*\\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eth0", "vm0"})
    void withoutOneRedirect_inOneStartOfFour_thatOneFails(String from) throws InterruptedException {
        String last = "parent ffff: protocol all u32 match u32 0 0 action mirred egress redirect dev eth0\n";
        String undo = "      - run: [sh, -c, \"test $1 != 2 || nsenter --net=/run/netns/c2 tc qdisc del dev " + from
                + " ingress\", sh, \"${index}\"]\n";
        String moved = Hosts.replaced(SHORT, last, last + undo);
        try (LinuxBurstHost host = Hosts.open(moved)) {
            BurstResult result = Hosts.burst(host, 4);
            assertEquals(
                    List.of(2), result.failures().stream().map(Startup::index).toList());
            assertTrue(Hosts.failures(result).get(0).reason().startsWith("no answer from 10.83.1.2 within 1.0 s"));
        }
    }

    @Test
    void withoutItsAddress_noStartIsReachable() {
        requireNoAnswer(SHORT.replaceAll(".*ip, addr, add, .*\\n", ""));
    }

    @Test
    void withoutItsLinkOnTheBridge_noStartIsReachable() {
        requireNoAnswer(Hosts.replaced(SHORT, "link set v${index} master br0 up", "link set v${index} up"));
    }

    @Test
    void withoutItsProcess_noStartIsReachable() {
        requireNoAnswer(SHORT.replace("          - unshare\n", "          - no-such-program\n"));
    }

    @Test
    void processThatDiesAtOnce_isNotReachable() {
        requireNoAnswer(SHORT.replace("          - unshare\n", "          - \"false\"\n"));
    }

    @Test
    void processThatDiesAfterTheAnswer_isNotReachable() throws InterruptedException {
        String text = Hosts.small("""
                  - name: Run
                    steps:
                      - run: [sh, -c, "test $1 = 0 || exec sleep infinity; echo gone >&2", sh, "${index}"]
                        background: true
                      - run: [sleep, "0.2"]
                """);
        var e = assertThrows(HostUnsupportedException.class, () -> Hosts.open(text));
        assertEquals(
                List.of("a first start failed in stage Run: it answered, but its process had ended by the end of the"
                        + " burst: gone"),
                e.reasons());
        String onlyThird = Hosts.replaced(text, "test $1 = 0", "test $1 = 3");
        try (LinuxBurstHost host = Hosts.open(Hosts.replaced(onlyThird, "= 3 ||", "!= 3 &&"))) {
            BurstResult result = Hosts.burst(host, 5);
            assertEquals(
                    List.of(3), result.failures().stream().map(Startup::index).toList());
            assertEquals("Run", Hosts.failures(result).get(0).stage());
        }
    }

    @Test
    void containerOfTheBurstBefore_cannotAnswer() throws InterruptedException {
        // Two starts share their address: the second burst would be answered by a survivor of the first.
        String text = Hosts.small("""
                  - name: Once
                    steps:
                      - run: [sh, -c, "test ! -e $1/was.$2 || nsenter --net=/run/netns/c$2 ip link set eth0 down; : >$1/was.$2", sh, "/run/sluice/run-${run}", "${index}"]
                """);
        try (LinuxBurstHost host = Hosts.open(text)) {
            // The first start of all made the mark of start 0 when the host was opened.
            BurstResult first = Hosts.burst(host, 3);
            assertEquals(
                    List.of(0), first.failures().stream().map(Startup::index).toList());
            assertEquals(3, Hosts.burst(host, 3).failures().size());
        }
    }
}
