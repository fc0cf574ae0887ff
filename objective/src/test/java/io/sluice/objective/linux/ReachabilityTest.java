package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.BurstRequest.Cutoff;
import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.Metric;
import io.sluice.objective.burst.Startup;
import java.util.List;
import java.util.Optional;
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

    @Test
    void withoutOneRedirect_inTwoStartsOfFour_thoseTwoFail() throws InterruptedException {
        String profile = Hosts.builtInText();
        String last = "dev vm0 parent ffff: protocol all u32 match u32 0 0 action mirred egress redirect dev eth0\n";
        String undo = "      - run: [sh, -c, \"case $1 in 2) dev=eth0 ;; 3) dev=vm0 ;; *) exit 0 ;; esac;"
                + " nsenter --net=/run/netns/c$1 tc qdisc del dev $dev ingress\", sh, \"${index}\"]\n";
        try (LinuxBurstHost host = Hosts.open(Hosts.replaced(profile, last, last + undo))) {
            BurstResult result = Hosts.burst(host, 4);
            assertEquals(
                    List.of(2, 3),
                    result.failures().stream().map(Startup::index).toList());
            List<Startup.Failed> failures = Hosts.failures(result);
            assertTrue(failures.get(0).reason().startsWith("no answer from 10.83.1.2 within 10.0 s"));
            assertTrue(failures.get(1).reason().startsWith("no answer from 10.83.1.3 within 10.0 s"));
        }
    }

    @Test
    void withoutItsAddress_noStartIsReachable() {
        String neighbour = "          neigh add ";
        requireNoAnswer(Hosts.replaced(SHORT, "          addr add ${ip}/${prefix} dev eth0\n" + neighbour, neighbour));
    }

    @Test
    void withoutItsAnnouncement_aContainerIsFound_butNotWhileTheNeighbourKeepsSilent() throws InterruptedException {
        String silent = Hosts.replaced(SHORT, "echo 1 >/proc/sys/net/ipv4/conf/eth0/arp_notify && ", "");
        try (LinuxBurstHost host = Hosts.open(silent)) {
            assertEquals(List.of(), Hosts.failures(Hosts.burst(host, 2)));
        }
        requireNoAnswer(Hosts.replaced(silent, "app_solicit\n    text: \"5\"", "app_solicit\n    text: \"50\""));
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
        // 'cat' ends when nobody has the pipe open any more: the process then ends, or has ended.
        String text = Hosts.small("""
                  - name: Run
                    steps:
                      - run: [mkfifo, "/run/sluice/run-${run}/end.${id}"]
                      - run: [sh, -c, "exec 4>$2; test $1 = 0 || exec sleep infinity 4>&-; echo gone >&2", sh, "${index}", "/run/sluice/run-${run}/end.${id}"]
                        background: true
                      - run: [cat, "/run/sluice/run-${run}/end.${id}"]
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
            var cutoff = new Cutoff(Metric.parse("makespan"), 2);
            BurstResult second = host.run(new BurstRequest(3, Limits.unlimited(), Optional.of(cutoff), 0));
            assertTrue(second.cutOff());
            assertEquals(0, second.startupTimes().length);
        }
    }
}
