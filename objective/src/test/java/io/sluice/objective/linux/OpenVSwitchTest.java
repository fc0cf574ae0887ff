package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.linux.LinuxOptions.CgroupChoice;
import io.sluice.objective.profile.BuiltInProfiles;
import io.sluice.objective.profile.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Bursts on an Open vSwitch of the run's own, for real. What the switch holds is looked at from inside: a stage of the
 * tests fails where it is not as it should be, and so does a step after the burst where something is left.
 */
@RequiresRoot
class OpenVSwitchTest {

    private static final String AFTER = "afterBurst:\n";
    private static final String FORGET = "  - run: [ip, -batch, \"-\"]\n    stdin: |\n      link set br0 arp off";

    @BeforeEach
    void requireSwitch() {
        boolean can = HostAccess.which("ovs-vswitchd").isPresent() && Files.isWritable(Path.of("/dev/net/tun"));
        if (!can) {
            System.out.println(
                    "SKIPPED " + OpenVSwitchTest.class.getName() + ": needs openvswitch-switch and /dev/net/tun");
        }
        assumeTrue(can, "needs openvswitch-switch and /dev/net/tun");
    }

    private static String builtIn() {
        return new BuiltInProfiles().text("ovs-veth");
    }

    /** The built-in profile with a last stage that runs this with the words {@code $1}: ip, index, tenant, dir. */
    private static String looking(String shell) {
        return Hosts.replaced(builtIn(), AFTER, """
                  - name: Look
                    gated: false
                    steps:
                      - run:
                          - sh
                          - -ec
                          - |
                %s
                          - sh
                          - ${ip}
                          - ${index}
                          - ${tenant}
                          - ${dir}
                """.formatted(shell.indent(12).stripTrailing()) + AFTER);
    }

    /** With steps after the burst that fail if more is left than there was before it. */
    private static String leavingNothing(String text, int tenants) {
        return Hosts.replaced(text, FORGET, """
                  - run:
                      - sh
                      - -ec
                      - |
                        test "$(ovs-vsctl --db=unix:$1/db.sock list-ports ovs0 | grep -c '^n[0-9]*$')" = %d
                        test "$(ovs-vsctl --db=unix:$1/db.sock list-ports ovs0 | wc -l)" = %d
                        test -z "$(ovs-vsctl --db=unix:$1/db.sock --bare --columns=_uuid list QoS)"
                        test -z "$(ovs-vsctl --db=unix:$1/db.sock --bare --columns=_uuid list Queue)"
                        test "$(ovs-ofctl dump-flows unix:$1/ovs0.mgmt | grep -c actions=)" = 2
                        test "$(ovs-ofctl -OOpenFlow13 dump-meters unix:$1/ovs0.mgmt | grep -c meter=)" = 0
                      - sh
                      - ${dir}
                """.formatted(tenants, tenants) + FORGET);
    }

    private static LinuxBurstHost open(String text, Map<String, String> settings) throws InterruptedException {
        return LinuxBurstHost.open(Hosts.profile(text), new LinuxOptions(CgroupChoice.AUTO, Settings.of(settings)));
    }

    /** Two bursts, both good, that leave nothing in the switch; and the run leaves nothing on the host. */
    private static void requireTwoBursts(String text, int tenants, Map<String, String> settings)
            throws InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        try (LinuxBurstHost host = open(leavingNothing(text, tenants), settings)) {
            for (int i = 0; i < 2; i++) {
                BurstResult result = Hosts.burst(host, 6);
                assertEquals(List.of(), Hosts.failures(result));
                assertEquals(6, result.size());
                assertEquals(List.of("NetNS", "AddCNI", "Cgroup", "AttachIf", "StartVM"), result.stages());
            }
        }
        before.requireSameSoon();
    }

    @Test
    void bursts_reachContainersThroughTheSwitch_andLeaveNothing() throws InterruptedException {
        requireTwoBursts(looking("""
                        test "$(ovs-vsctl --db=unix:$4/db.sock get Port v$2 tag)" = 1
                        test "$(ovs-vsctl --db=unix:$4/db.sock get Bridge ovs0 datapath_type)" = netdev
                        test "$(ovs-vsctl --db=unix:$4/db.sock get Interface v$2 error)" = '[]'
                        test "$(ovs-ofctl dump-flows unix:$4/ovs0.mgmt | grep -c actions=)" = 2
                        """), 1, Map.of());
    }

    @Test
    void qos_bothDirectionsOfEveryPortAreBounded_andTheContainersPacketsGoThroughIt() throws InterruptedException {
        requireTwoBursts(looking("""
                        test "$(ovs-vsctl --db=unix:$4/db.sock get Interface v$2 ofport)" = 1$2
                        tc class show dev v$2 | grep -q 'class htb 1:1 .* rate 100Mbit ceil 1Gbit'
                        # Retried until the container is up; a refusal is its answer.
                        until timeout 1 bash -c ": </dev/tcp/$1/9" 2>&1 | grep -q refused; do sleep 0.02; done
                        ovs-ofctl -OOpenFlow13 dump-meters unix:$4/ovs0.mgmt | grep -q "meter=1$2 "
                        ovs-ofctl -OOpenFlow13 meter-stats unix:$4/ovs0.mgmt meter=1$2 | grep -q 'packet_in_count:[1-9]'
                        tc -s class show dev v$2 | grep -A 1 'class htb 1:1 ' | grep -q 'Sent [1-9]'
                        """), 1, Map.of("qos", "true"));
    }

    @Test
    void rules_everyContainerHasSoMany_andTheyBlockWhatTheySay() throws InterruptedException {
        requireTwoBursts(looking("""
                        test "$(ovs-ofctl dump-flows unix:$4/ovs0.mgmt table=1,tcp,nw_dst=$1 | grep -c actions=drop)" = 7
                        until timeout 1 bash -c ": </dev/tcp/$1/19999" 2>&1 | grep -q refused; do sleep 0.02; done
                        bash -c ": </dev/tcp/$1/20007" 2>&1 | grep -q refused
                        timeout 0.3 bash -c ": </dev/tcp/$1/20006" || test $? = 124
                        ovs-ofctl dump-flows unix:$4/ovs0.mgmt tcp,nw_dst=$1,tp_dst=20006 | grep -q 'n_packets=[1-9]'
                        """), 1, Map.of("rules", "7"));
    }

    @Test
    void tenants_containersTakeTurns_andReachOnlyTheirOwn() throws InterruptedException {
        // Starts 0 and 2 belong to the first tenant, start 1 to the second; the containers are at 10.84.1.0 and up.
        requireTwoBursts(looking("""
                        test "$(ovs-vsctl --db=unix:$4/db.sock get Port v$2 tag)" = $((1 + $2 % 2))
                        test $3 = $((1 + $2 % 2))
                        [ $2 = 2 ] || exit 0
                        for other in 0 1; do
                          until timeout 1 bash -c ": </dev/tcp/10.84.1.$other/9" 2>&1 | grep -q refused; do sleep 0.02; done
                        done
                        # Whom the container can ask for an address, it can reach: it is an answer of the other's own stack.
                        for other in 0 1; do
                          nsenter --net=/run/netns/m2 timeout 0.5 bash -c ": </dev/tcp/10.84.1.$other/9" || :
                          nsenter --net=/run/netns/m2 ip neigh show >$4/look
                        done
                        grep -q '10.84.1.0 .* lladdr' $4/look
                        if grep -q '10.84.1.1 .* lladdr' $4/look; then exit 1; fi
                        grep -q '^10.84.1.1 ' $4/look
                        """), 2, Map.of("tenants", "2"));
    }

    @Test
    void allTogether() throws InterruptedException {
        requireTwoBursts(looking("""
                        test "$(ovs-ofctl dump-flows unix:$4/ovs0.mgmt cookie=1/-1,table=1 | grep -c nw_dst=$1)" = 20
                        test "$(ovs-ofctl -OOpenFlow13 dump-flows unix:$4/ovs0.mgmt in_port=1$2 | grep -c meter:1$2)" = 1
                        test "$(ovs-vsctl --db=unix:$4/db.sock get Port v$2 tag)" = $((1 + $2 % 3))
                        """), 3, Map.of("qos", "true", "rules", "20", "tenants", "3"));
    }

    @Test
    void kill9_takesTheSwitchAlong_andCleanRemovesItsFiles() throws Exception {
        assertEquals(List.of(), new Cleaner().clean(false).failures());
        HostSnapshot before = HostSnapshot.take();
        List<String> command = new ArrayList<>(ChildJvm.command(ChildJvm.classPath(), BurstMain.class, "6", "1000"));
        command.add(1, "-Dprofile=ovs-veth");
        String directory;
        try (ChildJvm child = ChildJvm.start(command)) {
            directory = "/run/sluice/run-" + child.await("mine ").substring("mine ".length());
            child.await("burst 1 of 6 failed 0");
            assertEquals(
                    2,
                    HostSnapshot.running(directory + "/profile/db.sock").stream()
                            .filter(line -> line.contains("--detach"))
                            .count());
            Hosts.pass(300_000_000L);
            child.kill();
        }
        assertTrue(Hosts.soon(() -> HostSnapshot.running(directory + "/profile").isEmpty()));
        Cleaner.Report report = new Cleaner().clean(false);
        assertEquals(List.of(), report.failures());
        assertTrue(report.removed().contains("directory " + directory), report.toString());
        before.requireSameSoon();
    }
}
