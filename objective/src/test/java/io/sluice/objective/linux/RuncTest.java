package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.limiter.Limits;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.Metric;
import io.sluice.objective.linux.LinuxOptions.CgroupChoice;
import io.sluice.objective.profile.BuiltInProfiles;
import io.sluice.objective.profile.Settings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers of runc, for real; its own look at them is a stage of the tests. */
@RequiresRoot
class RuncTest {

    private static final LinuxOptions RUNC =
            new LinuxOptions(CgroupChoice.AUTO, Settings.none().with(Settings.RUNTIME, "runc"));

    private static final String LOOK = """
              - name: Look
                gated: false
                steps:
                  - run:
                      - unshare
                      - --mount
                      - sh
                      - -c
                      - mount -n -t proc proc /proc && runc --root /mnt/burst/state state "$0" | grep -q '"running"'
                      - ${id}
                  - run: [grep, -q, "[0-9]", "%s"]

            afterBurst:
            """;

    @BeforeEach
    void requirePrograms() {
        for (String program : List.of("runc", "busybox")) {
            assumeTrue(HostAccess.which(program).isPresent(), program + " is not installed");
        }
        assumeTrue(
                CgroupMounts.current(true).v1().stream().anyMatch(tree -> tree.endsWith("devices"))
                        || CgroupMounts.current(true).v1().isEmpty(),
                "runc needs the devices controller, or control groups of version 2 alone");
    }

    private static LinuxBurstHost open(String text) throws InterruptedException {
        return LinuxBurstHost.open(Hosts.profile(text), RUNC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"netns-veth", "macvlan", "macvtap", "tc-routing", "ovs-veth", "no-network"})
    void bursts_startContainers_inTheirGroups_andLeaveNothing(String name) throws InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        List<String> nodes = HostSnapshot.tapNodes();
        boolean v1 = !CgroupMounts.current(true).v1().isEmpty();
        String group = v1 ? "${cgroup}/${index}/g${index}/cgroup.procs" : "${cgroup}/g${index}/cgroup.procs";
        String text = Hosts.replaced(new BuiltInProfiles().text(name), "afterBurst:\n", LOOK.formatted(group));
        Hosts.assumeAll(text, RUNC);
        try (LinuxBurstHost host = open(text)) {
            assertEquals("runc", host.info().runtime());
            for (int i = 0; i < 2; i++) {
                BurstResult result = Hosts.burst(host, 4);
                assertEquals(List.of(), Hosts.failures(result));
                assertEquals(4, result.startupTimes().length);
                assertTrue(Hosts.soon(() -> nodes.containsAll(HostSnapshot.tapNodes())));
            }
        }
        before.requireSameSoon();
    }

    @Test
    void cutOffInTheMiddle_leavesNothing() throws InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        try (LinuxBurstHost host = open(Hosts.builtInText())) {
            for (double seconds : List.of(0.06, 0.2, 0.35)) {
                var cutoff = new BurstRequest.Cutoff(Metric.parse("makespan"), seconds);
                var cut = new BurstRequest(6, Limits.unlimited(), Optional.of(cutoff), 0);
                var unused = host.run(cut);
            }
            assertEquals(List.of(), Hosts.failures(Hosts.burst(host, 6)));
        }
        before.requireSameSoon();
    }

    @Test
    void kill9_leavesNothing_thatCleanDoesNotRemove() throws Exception {
        assertEquals(List.of(), new Cleaner().clean(false).failures());
        HostSnapshot before = HostSnapshot.take();
        try (ChildJvm child = ChildJvm.start(ChildJvm.classPath(), BurstMain.class, "6", "1000", "runc")) {
            child.await("burst 1 of 6 failed 0");
            Hosts.pass(300_000_000L);
            child.kill();
        }
        assertEquals(List.of(), new Cleaner().clean(false).failures());
        before.requireSameSoon();
    }

    @Test
    void aContainerThatCannotStart_isReportedWithWhatRuncSays() throws InterruptedException {
        String text = Hosts.changed("\"args\": [\"/bin/busybox\"", "\"args\": [\"/bin/no-such-${index}\"");
        try (LinuxBurstHost host = open(text)) {
            throw new AssertionError("opened " + host.info());
        } catch (HostUnsupportedException e) {
            String reason = e.reasons().get(0);
            assertTrue(reason.startsWith("a first start failed in stage StartVM: 'unshare "), reason);
            assertTrue(reason.contains("ended with exit code 1") && reason.contains("no-such-0"), reason);
        }
    }

    @Test
    void aContainerWhoseProcessNeverBringsItsInterfaceUp_isNotReachable() throws InterruptedException {
        String text = Hosts.replaced(
                Hosts.changed("busybox ip link set eth0 up && exec", "exec"), "within: 10s", "within: 1s");
        try (LinuxBurstHost host = open(text)) {
            throw new AssertionError("opened " + host.info());
        } catch (HostUnsupportedException e) {
            assertTrue(e.reasons().get(0).contains("stage StartVM"), e.reasons().get(0));
        }
    }
}
