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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MicroVMs that boot a kernel, one or two at once, for an emulated one takes seconds of a processor. */
@RequiresRoot
@Timeout(300)
class QemuTest {

    private static final LinuxOptions QEMU =
            new LinuxOptions(CgroupChoice.AUTO, Settings.none().with(Settings.RUNTIME, "qemu"));

    @BeforeEach
    void requireParts() {
        for (String program : List.of("qemu-system-x86_64", "busybox")) {
            assumeTrue(HostAccess.which(program).isPresent(), program + " is not installed");
        }
        assumeTrue(HostSurvey.cloudKernel().isPresent(), "there is no cloud kernel (linux-image-cloud-amd64)");
    }

    private static LinuxBurstHost open(String text) throws InterruptedException {
        return LinuxBurstHost.open(Hosts.profile(text), QEMU);
    }

    @Test
    void bursts_bootGuestsThatAnswer_andLeaveNothing_alsoWhenCutOff() throws InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        try (LinuxBurstHost host = open(Hosts.builtInText())) {
            assertEquals("qemu", host.info().runtime());
            assertEquals(List.of(), Hosts.failures(Hosts.burst(host, 2)));
            var cutoff = new BurstRequest.Cutoff(Metric.parse("makespan"), 0.5);
            assertTrue(host.run(new BurstRequest(2, Limits.unlimited(), Optional.of(cutoff), 0))
                    .cutOff());
        }
        before.requireSameSoon();
    }

    @ParameterizedTest
    @ValueSource(strings = {"macvlan", "macvtap", "tc-routing", "ovs-veth", "no-network"})
    void everyProfile_bootsGuests_andLeavesNothing(String name) throws InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        List<String> nodes = HostSnapshot.tapNodes();
        String text = emulated(name);
        Hosts.assumeAll(text, QEMU);
        try (LinuxBurstHost host = open(text)) {
            assertEquals("qemu", host.info().runtime());
            BurstResult result = Hosts.burst(host, 2);
            assertEquals(List.of(), Hosts.failures(result));
            assertEquals(2, result.startupTimes().length);
            assertTrue(Hosts.soon(() -> nodes.containsAll(HostSnapshot.tapNodes())));
        }
        before.requireSameSoon();
    }

    /** Without a trial of KVM, which takes seconds where it hangs. */
    private static String emulated(String name) {
        return Hosts.replaced(new BuiltInProfiles().text(name), "/dev/kvm", "/dev/no-kvm");
    }

    /** So it is the guest that answers through the macvtap, and not the namespace that the macvtap is in. */
    @Test
    void aGuestBehindAMacvtap_whoseInterfaceIsDown_isNotReachable() throws InterruptedException {
        String down = Hosts.replaced(emulated("macvtap"), "busybox ip link set eth0 up\n", "echo it stays down\n");
        Hosts.assumeAll(down, QEMU);
        try (LinuxBurstHost host = open(Hosts.replaced(down, "within: 10s", "within: 1s"))) {
            throw new AssertionError("opened " + host.info());
        } catch (HostUnsupportedException e) {
            String reason = e.reasons().get(0);
            assertTrue(reason.startsWith("a first start failed in stage StartVM: no answer from 10.86.1.0"), reason);
        }
    }

    @Test
    void aGuestWhoseMacvtapCannotBeOpened_isReported() throws InterruptedException {
        String text = Hosts.replaced(emulated("macvtap"), "mknod \"$0/tap\" c", "mknod \"$0/tap\" b");
        Hosts.assumeAll(text, QEMU);
        try (LinuxBurstHost host = open(text)) {
            throw new AssertionError("opened " + host.info());
        } catch (HostUnsupportedException e) {
            String reason = e.reasons().get(0);
            assertTrue(reason.contains("the microVM ended before its first process said that it runs"), reason);
            assertTrue(reason.contains("/tap"), reason);
        }
    }

    @Test
    void kill9_whileGuestsBootBehindMacvtaps_leavesNothing() throws Exception {
        Hosts.assumeAll(emulated("macvtap"), QEMU);
        assertEquals(List.of(), new Cleaner().clean(false).failures());
        HostSnapshot before = HostSnapshot.take();
        List<String> nodes = HostSnapshot.tapNodes();
        List<String> command =
                new ArrayList<>(ChildJvm.command(ChildJvm.classPath(), BurstMain.class, "2", "9", "qemu"));
        command.add(1, "-Dprofile=macvtap");
        try (ChildJvm child = ChildJvm.start(command)) {
            String run = child.await("mine ").substring("mine ".length());
            String guest = "-device virtio-net-device,netdev=n,mac=02:53:0a:56:01:01";
            assertTrue(Hosts.soon(() -> !HostSnapshot.running(guest).isEmpty()), run);
            child.kill();
            assertTrue(Hosts.soon(() -> HostSnapshot.running(guest).isEmpty()), run);
        }
        assertEquals(List.of(), new Cleaner().clean(false).failures());
        before.requireSameSoon();
        assertTrue(Hosts.soon(() -> nodes.containsAll(HostSnapshot.tapNodes())));
    }

    @Test
    void aGuestWithoutAFirstProcess_isNotAlive() throws InterruptedException {
        try (LinuxBurstHost host = open(Hosts.replaced(emulated("no-network"), "echo the guest runs\n", "exit 1\n"))) {
            throw new AssertionError("opened " + host.info());
        } catch (HostUnsupportedException e) {
            String reason = e.reasons().get(0);
            assertTrue(reason.contains("the microVM ended before its first process said that it runs"), reason);
        }
    }

    @Test
    void aGuestWhoseFirstProcessFails_isReportedWithItsConsole() throws InterruptedException {
        String text = Hosts.replaced(
                emulated("netns-veth"), "busybox ip link set eth0 up\n", "busybox ip link set eth7 up\n");
        try (LinuxBurstHost host = open(text)) {
            throw new AssertionError("opened " + host.info());
        } catch (HostUnsupportedException e) {
            String reason = e.reasons().get(0);
            assertTrue(reason.startsWith("a first start failed in stage StartVM: "), reason);
            assertTrue(reason.contains("the microVM ended before its first process said that it runs"), reason);
            assertTrue(reason.contains("No such device"), reason);
        }
    }

    @Test
    void withoutAKernel_theReasonSaysWhichPackage() throws InterruptedException {
        try (LinuxBurstHost host = open(Hosts.changed("/vmlinuz-", "/no-such-"))) {
            throw new AssertionError("opened " + host.info());
        } catch (HostUnsupportedException e) {
            assertTrue(
                    e.reasons().get(0).contains("apt-get install linux-image-cloud-amd64"),
                    e.reasons().get(0));
        }
    }
}
