package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that runs bursts dies, or runs beside another. */
@RequiresRoot
class CrashTest {

    /** Some instant within the second burst or shortly after, drawn from a seed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void kill9_leavesNothing_thatCleanDoesNotRemove(long seed) throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        // What others' dead runs left goes first, lest the clean-up below look like a change of the host.
        assertEquals(List.of(), new Cleaner().clean(false).failures());
        HostSnapshot before = HostSnapshot.take();
        String id;
        try (ChildJvm child = ChildJvm.start(ChildJvm.classPath(), BurstMain.class, "8", "1000")) {
            child.await("open");
            id = ownRun(child);
            child.await("burst 1 ");
            Hosts.pass(random.nextLong(600_000_000L));
            child.kill();
        }
        requireDryRunRemovesNothing(id);
        Cleaner.Report report = new Cleaner().clean(false);
        assertEquals(List.of(), report.failures());
        assertTrue(report.removed().contains("directory /run/sluice/run-" + id), report.toString());
        before.requireSameSoon();
        assertFalse(new Cleaner().clean(false).removed().toString().contains(id));
    }

    /** The child lists all runs that it sees; its own is the one that it holds the lock of. */
    private static String ownRun(ChildJvm child) throws IOException {
        String line = child.await("mine ");
        return line.substring("mine ".length());
    }

    private static void requireDryRunRemovesNothing(String id) throws InterruptedException {
        Path directory = Path.of("/run/sluice/run-" + id);
        Cleaner.Report dry = new Cleaner().clean(true);
        assertTrue(dry.removed().contains("directory " + directory), dry.toString());
        assertTrue(Files.isDirectory(directory));
        List<Path> groups = CgroupMounts.current(true).v1().stream()
                .map(tree -> tree.resolve(Cgroups.groupName(id)))
                .toList();
        groups.forEach(group -> assertTrue(Files.isDirectory(group), group.toString()));
        groups.forEach(group -> assertTrue(dry.removed().contains("control group " + group), dry.toString()));
    }

    @Test
    void twoRunsAtOnce_doNotCollide_andCleanLeavesThemAlone() throws Exception {
        HostSnapshot before = HostSnapshot.take();
        try (ChildJvm one = ChildJvm.start(ChildJvm.classPath(), BurstMain.class, "6", "4");
                ChildJvm two = ChildJvm.start(ChildJvm.classPath(), BurstMain.class, "6", "4")) {
            one.await("open");
            String first = ownRun(one);
            two.await("open");
            String second = ownRun(two);
            one.await("burst 1 of 6 failed 0");
            Cleaner.Report report = new Cleaner().clean(false);
            assertTrue(report.alive().containsAll(List.of(first, second)), report.toString());
            assertFalse(report.removed().toString().contains(first), report.toString());
            assertFalse(report.removed().toString().contains(second), report.toString());
            one.await("burst 4 of 6 failed 0");
            two.await("burst 4 of 6 failed 0");
            one.await("closed");
            two.await("closed");
        }
        before.requireSameSoon();
    }

    @Test
    void cleanInTheSameProcess_leavesTheRunAlone_andItsLockWhole() throws Exception {
        try (LinuxBurstHost host = Hosts.open()) {
            int alive = new Cleaner().clean(false).alive().size();
            assertTrue(alive >= 1);
            // Had the look from here broken the lock, the look from elsewhere would now end the run.
            String output =
                    ChildJvm.start(ChildJvm.classPath(), CleanMain.class).output();
            assertFalse(output.contains("removed"), output);
            assertEquals(List.of(), Hosts.failures(Hosts.burst(host, 4)));
        }
    }
}
