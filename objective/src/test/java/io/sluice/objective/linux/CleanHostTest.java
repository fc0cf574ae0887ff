package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import io.sluice.objective.burst.BurstRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Bursts leave nothing behind, neither on the host nor in the process that runs them. */
@RequiresRoot
class CleanHostTest {

    @Test
    void afterSeveralBursts_theHostIsAsBefore_andItsNetworkWasNeverTouched() throws Exception {
        HostSnapshot before = HostSnapshot.take();
        try (ChildJvm child = ChildJvm.start(ChildJvm.classPath(), BurstMain.class, "12", "3")) {
            for (int burst = 1; burst <= 3; burst++) {
                child.await("burst " + burst + " of 12 failed 0");
                assertEquals(before.network(), HostSnapshot.hostNetwork());
            }
            child.await("closed");
        }
        before.requireSameSoon();
    }

    @Test
    void afterAFailureToOpen_theHostIsAsBefore() throws InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        for (String broken : List.of("00:01 type nonsense", "00:01 type bridge\n      nonsense")) {
            String text = Hosts.changed("00:01 type bridge", broken);
            try {
                Hosts.open(text).close();
            } catch (HostUnsupportedException expected) {
                assertTrue(expected.reasons().get(0).contains("setup failed"));
            }
        }
        before.requireSameSoon();
    }

    @Test
    void undoThatFails_doesNotKeepTheRestFromBeingUndone() throws InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        String text = Hosts.changed(
                "    undo:\n      - rmdir: [\"${cgroup}/${index}\"]",
                "    undo:\n      - run: [\"false\"]\n      - rmdir: [\"${cgroup}/no-such\"]\n"
                        + "      - rmdir: [\"${cgroup}/${index}\"]");
        try (LinuxBurstHost host = Hosts.open(text)) {
            for (int i = 0; i < 2; i++) {
                assertEquals(List.of(), Hosts.failures(Hosts.burst(host, 5)));
            }
        }
        before.requireSameSoon();
    }

    @Test
    void groupsThatNobodyUndoes_goWithTheRun() throws InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        String text = Hosts.changed(
                "      - mkdir: [\"${cgroup}/${index}\"]",
                "      - run: [mkdir, -p, \"${cgroup}/${index}\", \"${cgroup}/left-${id}/below\"]");
        try (LinuxBurstHost host = Hosts.open(text)) {
            assertEquals(List.of(), Hosts.failures(Hosts.burst(host, 3)));
        }
        before.requireSameSoon();
    }

    @Test
    void fiftyBursts_leakNoDescriptor_noThread_noZombie() throws Exception {
        try (LinuxBurstHost host = Hosts.open(Hosts.small("""
                  - name: Orphan
                    steps:
                      # The process outlives its parent, so it becomes a child of the namespace's first process, and ends.
                      - run: [sh, -c, "sleep 0.01 &"]
                """))) {
            Hosts.burst(host, 3);
            int files = count(Path.of("/proc/self/fd"));
            int threads = Thread.activeCount();
            for (int i = 0; i < 50; i++) {
                assertEquals(
                        0,
                        host.run(BurstRequest.of(1, Limits.unlimited()))
                                .failures()
                                .size());
            }
            // What ends a process or a thread does so a moment after its last burst.
            assertTrue(Hosts.soon(() -> count(Path.of("/proc/self/fd")) <= files + 2), "open files");
            assertTrue(Hosts.soon(() -> Thread.activeCount() <= threads + 2), "threads");
            // The first process reaps while it waits for the next command; one at most may wait for that.
            assertTrue(Hosts.soon(() -> zombies() <= 1), () -> zombies() + " zombies");
        }
    }

    /** Dead processes of this process's tree that nobody has asked for. */
    private static long zombies() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> ProcFiles.firstLine(Path.of("/proc/" + process.pid() + "/stat"))
                        .map(line -> line.contains(") Z "))
                        .orElse(false))
                .count();
    }

    private static int count(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return (int) files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
