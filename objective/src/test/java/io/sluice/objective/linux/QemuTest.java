package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.limiter.Limits;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.Metric;
import io.sluice.objective.linux.LinuxOptions.CgroupChoice;
import io.sluice.objective.profile.BuiltInProfiles;
import io.sluice.objective.profile.Settings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

    @Test
    void withoutANetwork_theGuestGivesASignOfLife_andNothingIsLeft() throws InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        try (LinuxBurstHost host = open(new BuiltInProfiles().text("no-network"))) {
            assertEquals("qemu", host.info().runtime());
            assertEquals(2, Hosts.burst(host, 2).startupTimes().length);
        }
        before.requireSameSoon();
    }

    @Test
    void aGuestWithoutAFirstProcess_isNotAlive() throws InterruptedException {
        String text = Hosts.replaced(new BuiltInProfiles().text("no-network"), "echo the guest runs\n", "exit 1\n");
        try (LinuxBurstHost host = open(Hosts.replaced(text, "/dev/kvm", "/dev/no-kvm"))) {
            throw new AssertionError("opened " + host.info());
        } catch (HostUnsupportedException e) {
            String reason = e.reasons().get(0);
            assertTrue(reason.contains("the microVM ended before its first process ran"), reason);
        }
    }

    @Test
    void aGuestWhoseFirstProcessFails_isReportedWithItsConsole() throws InterruptedException {
        // Emulated without a trial of KVM, which takes seconds where it hangs.
        String emulated = Hosts.changed("/dev/kvm", "/dev/no-kvm");
        String text = Hosts.replaced(emulated, "busybox ip link set eth0 up\n", "busybox ip link set eth7 up\n");
        try (LinuxBurstHost host = open(text)) {
            throw new AssertionError("opened " + host.info());
        } catch (HostUnsupportedException e) {
            String reason = e.reasons().get(0);
            assertTrue(reason.startsWith("a first start failed in stage StartVM: "), reason);
            assertTrue(reason.contains("the microVM ended before its first process was done"), reason);
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
