package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hosts that are short of something, or have what others do not; each in a mount namespace of the test's own. */
@RequiresRoot
class HostLimitsTest {

    /** Runs bursts after some shell in a mount namespace that nobody else sees. */
    private static ChildJvm after(String script, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", "set -e; " + script + "; exec \"$@\"", "sh"));
        command.addAll(ChildJvm.command(ChildJvm.classPath(), BurstMain.class, arguments));
        return ChildJvm.start(command);
    }

    @Test
    void burst_withTooFewFileDescriptors_saysHowMany() throws InterruptedException {
        String output = after("ulimit -n 150", "200", "1").output();
        assertTrue(
                output.contains("BurstException the burst is 200: this process may open 150 files, which leaves"),
                output);
        assertTrue(output.contains("starts; choose a smaller burst, or raise the limit (ulimit -n)"), output);
    }

    @Test
    void burst_onAFullFileSystem_failsWithAReason() throws InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        String tiny =
                "mount -n -t tmpfs tmpfs /run; mkdir /run/sluice; mount -n -t tmpfs -o nr_inodes=%d tmpfs /run/sluice";
        // Enough for the run and its first start of one; then for the pipes of the burst, but not all of its logs.
        for (int files : List.of(4, 20, 42)) {
            String output = after(tiny.formatted(files), "20", "1").output();
            assertTrue(output.contains("No space left on device"), files + " files: " + output);
            assertTrue(output.matches("(?s).*(BurstException|HostUnsupportedException) .*"), output);
            assertFalse(output.contains("burst 1 of 20"), output);
        }
        before.requireSameSoon();
    }

    @Test
    void hostWithNamedNamespaces_keepsThem() throws Exception {
        HostSnapshot before = HostSnapshot.take();
        // What the test makes is the host for whoever runs inside: a named namespace, to be seen before and after.
        String script =
                "mkdir -p /run/netns; mount -n -t tmpfs tmpfs /run/netns; ip netns add c0; ip netns exec c0 ip link"
                        + " add keep type bridge; (\"$@\"); echo after $(ip netns exec c0 ip -o link show keep | wc -l)"
                        + " $(ls /run/netns); exit";
        boolean existed = java.nio.file.Files.isDirectory(java.nio.file.Path.of("/run/netns"));
        String private_run = existed ? "" : "mount -n -t tmpfs tmpfs /run; mkdir /run/netns; ";
        String output = after(private_run + script, "4", "2").output();
        assertTrue(output.contains("burst 2 of 4 failed 0"), output);
        assertTrue(output.contains("after 1 c0\n"), output);
        before.requireSameSoon();
    }

    @Test
    void path_withoutTheAdministratorsDirectories_isEnough() throws InterruptedException {
        String output = after("PATH=/usr/bin:/bin", "4", "1").output();
        assertTrue(output.contains("burst 1 of 4 failed 0"), output);
        assertEquals(
                0, output.lines().filter(line -> line.contains("Exception")).count(), output);
    }
}
