package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.Startup;
import io.sluice.objective.profile.BuiltInProfiles;
import io.sluice.objective.profile.Settings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every built-in profile, run for real. The default one has tests of its own besides. */
@RequiresRoot
class BuiltInProfilesTest {

    private static final List<String> NETWORKED = List.of("NetNS", "AddCNI", "Cgroup", "AttachIf", "StartVM");
    private static final List<String> ALONE = List.of("Cgroup", "StartVM");

    static List<String> names() {
        return new BuiltInProfiles().names();
    }

    private static String text(String name) {
        return new BuiltInProfiles().text(name);
    }

    private static LinuxBurstHost open(String text) throws InterruptedException {
        Hosts.assumeAll(text, LinuxOptions.defaults());
        return Hosts.open(text);
    }

    @ParameterizedTest
    @MethodSource("names")
    void burst_allReady_andNothingIsLeft(String name) throws InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        List<String> nodes = HostSnapshot.tapNodes();
        try (LinuxBurstHost host = open(text(name))) {
            assertEquals(List.of(), host.missing());
            for (int burst = 0; burst < 2; burst++) {
                BurstResult result = Hosts.burst(host, 6);
                assertEquals(List.of(), Hosts.failures(result));
                assertEquals(name.equals("no-network") ? ALONE : NETWORKED, result.stages());
                assertEquals(name, result.host().profile());
                assertTrue(nodes.containsAll(HostSnapshot.tapNodes()));
            }
        }
        before.requireSameSoon();
    }

    @ParameterizedTest
    @MethodSource("names")
    void failedStart_isReported_andUndone(String name) throws InterruptedException {
        String steps = "  - name: StartVM\n    steps:\n";
        String odd = "      - run: [sh, -c, \"test $1 != 2 || { echo it is odd >&2; exit 9; }\", odd, \"${index}\"]\n";
        HostSnapshot before = HostSnapshot.take();
        try (LinuxBurstHost host = open(Hosts.replaced(text(name), steps, steps + odd))) {
            for (int burst = 0; burst < 2; burst++) {
                BurstResult result = Hosts.burst(host, 4);
                assertEquals(
                        List.of(2),
                        result.failures().stream().map(Startup::index).toList());
                Startup.Failed failed = Hosts.failures(result).get(0);
                assertEquals("StartVM", failed.stage());
                // Before it stands what the steps before have written; iproute2 says so where others make links
                // meanwhile.
                assertEquals(
                        "'sh -c test $1 != 2 || { echo it is odd >&2; exit 9; } odd 2' ended with exit code 9:"
                                + " it is odd",
                        failed.reason().replace("Dump was interrupted and may be inconsistent. | ", ""));
                assertEquals(3, result.startupTimes().length);
            }
        }
        before.requireSameSoon();
    }

    /** Without one part of the way, or the process on it, there is no answer. */
    @ParameterizedTest
    @CsvSource({
        "macvlan, link set parent up\\n",
        "macvlan, .*filter add dev eth0 parent.*\\n",
        "macvlan, .*filter add dev vm0 parent.*\\n",
        "macvlan, && ip link set eth0 up",
        "macvtap, link set v\\$\\{index} master br0 up",
        "macvtap, && ip link set eth0 up",
        // An announcement that comes after the question, but before its end, stands in for an answer to it.
        "tc-routing, 'filter add dev port parent ffff: protocol arp.*\\n|echo 1 >/proc/sys/net/ipv4/conf/eth0/arp_notify && '",
        "tc-routing, filter add dev port parent ffff: protocol ip .*",
        "tc-routing, filter add dev v\\$\\{index} parent.*\\n",
        "tc-routing, && ip link set eth0 up",
    })
    void withoutOnePart_noStartIsReachable(String name, String part) throws InterruptedException {
        String profile = text(name).replaceAll(part, "").replace("within: 10s", "within: 1s");
        assertTrue(profile.length() < text(name).length() - 1, "there is no such part");
        requireNotReady(profile, "no answer from ");
    }

    @ParameterizedTest
    @CsvSource({"echo alive >\"$1\", true", "echo alive >\"$1\", false", "echo alive >\"$1\", printf alive >\"$1\""})
    void withoutASign_noStartIsAlive(String from, String to) throws InterruptedException {
        String profile = Hosts.replaced(text("no-network"), from, to).replace("within: 10s", "within: 1s");
        requireNotReady(profile, "no sign of life within 1.0 s of its last step: ");
    }

    private static void requireNotReady(String profile, String reason) throws InterruptedException {
        assumeTrue(RunResources.lacking(Hosts.profile(profile)).isEmpty());
        var e = assertThrows(
                HostUnsupportedException.class, () -> Hosts.open(profile).close());
        String start = "a first start failed in stage StartVM: ";
        assertTrue(e.reasons().get(0).startsWith(start + reason), e.getMessage());
    }

    /** A macvlan of the burst before would still be in its parent's list of addresses. */
    @Test
    void macvlans_areGoneWhenTheBurstIsOver() throws InterruptedException {
        assumeTrue(HostAccess.which("bridge").isPresent(), "SKIPPED: the program 'bridge' is not installed");
        String first = """
                stages:
                  - name: Before
                    gated: false
                    steps:
                      - run: [sh, -c, "test $1 != 0 || ! bridge fdb show dev parent | grep 02:53:", sh, "${index}"]
                """;
        try (LinuxBurstHost host = open(Hosts.replaced(text("macvlan"), "stages:\n", first))) {
            for (int burst = 0; burst < 3; burst++) {
                var unused = Hosts.burst(host, 20);
                assertEquals(List.of(), Hosts.failures(Hosts.burst(host, 1)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ipvlan, macvlan", "ipvtap, macvtap"})
    void kernelWithoutTheDevice_isRefused_withTheReasonAndWhatToUse(String name, String instead) {
        Optional<HostSurvey.Finding> device = survey(name);
        assumeTrue(device.isPresent() && !device.get().available(), "SKIPPED: this kernel has " + name + " devices");
        var e = assertThrows(
                HostUnsupportedException.class, () -> Hosts.open(text(name)).close());
        assertEquals(
                List.of("this kernel makes no network devices of the kind " + name + " ("
                        + device.get().detail() + "): use the profile " + instead),
                e.reasons());
    }

    /** All of a profile but its one kind of device, which a kind that does much the same stands in for. */
    @ParameterizedTest
    @CsvSource({
        "ipvlan, 'type, ipvlan, mode, l2', 'type, macvlan, mode, bridge', process",
        "ipvlan, 'type, ipvlan, mode, l2', 'type, macvlan, mode, bridge', runc",
        "ipvtap, type ipvtap mode l2, type macvtap mode bridge, process",
        "ipvtap, type ipvtap mode l2, type macvtap mode bridge, runc",
    })
    void burst_withAnotherKindOfDevice_allReady_andNothingIsLeft(String name, String kind, String other, String runtime)
            throws InterruptedException {
        String text = Hosts.replaced(Hosts.replaced(text(name), kind, other), "kind: ipv", "kind: macv");
        var options =
                new LinuxOptions(LinuxOptions.CgroupChoice.AUTO, Settings.none().with(Settings.RUNTIME, runtime));
        Hosts.assumeAll(text, options);
        HostSnapshot before = HostSnapshot.take();
        try (LinuxBurstHost host = LinuxBurstHost.open(Hosts.profile(text), options)) {
            assertEquals(runtime, host.info().runtime());
            for (int burst = 0; burst < 2; burst++) {
                assertEquals(List.of(), Hosts.failures(Hosts.burst(host, 6)));
            }
        }
        before.requireSameSoon();
    }

    private static Optional<HostSurvey.Finding> survey(String what) {
        try {
            return HostSurvey.take().stream()
                    .filter(finding -> finding.what().equals(what))
                    .findFirst();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
