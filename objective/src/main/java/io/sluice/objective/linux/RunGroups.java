package io.sluice.objective.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a run has in the host's control-group trees, found by its name. For after the run's processes have ended; then
 * its groups are empty. Immutable.
 */
final class RunGroups {

    private static final int FOUND = 9;
    private static final int BUSY_SECONDS = 20;

    private final List<Path> groups;
    private final Path netPrio;
    private final String name;

    /** Those of the run that has this directory. */
    RunGroups(CgroupMounts mounts, RunDirectory directory) {
        this.name = Cgroups.groupName(directory.id());
        this.netPrio = directory.file(Cgroups.PRIVATE_NET_PRIO);
        this.groups = Stream.concat(mounts.v1().stream(), mounts.v2().stream())
                .map(tree -> tree.resolve(name))
                .filter(Files::isDirectory)
                .toList();
    }

    /** Removes all, deepest first; one line each in the lists. */
    void remove(boolean dryRun, List<String> removed, List<String> failures) throws InterruptedException {
        for (Path group : groups) {
            removed.add("control group " + group);
            if (!dryRun) {
                removeTree(group, failures);
            }
        }
        if (Files.isDirectory(netPrio)) {
            removeHidden(dryRun, removed, failures);
        }
    }

    private static void removeTree(Path group, List<String> failures) throws InterruptedException {
        try {
            for (Path directory : directories(group)) {
                removeOne(directory);
            }
        } catch (IOException e) {
            failures.add("control group " + group + ": " + e.getMessage());
        }
    }

    private static List<Path> directories(Path group) throws IOException {
        try (Stream<Path> tree = Files.walk(group)) {
            return new ArrayList<>(tree.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList());
        }
    }

    /** A group whose last process has just ended may be busy for a moment. */
    private static void removeOne(Path directory) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(BUSY_SECONDS);
        while (true) {
            try {
                Files.deleteIfExists(directory);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
    }

    /** The net_prio tree is visible to nobody, so a shell with a mount namespace of its own has to do it. */
    private void removeHidden(boolean dryRun, List<String> removed, List<String> failures) throws InterruptedException {
        String what = "control group net_prio/" + name;
        String shell = Sandbox.resource("netprio.sh");
        List<String> command = List.of(
                HostAccess.path("unshare"),
                "--mount",
                "sh",
                "-c",
                shell,
                "clean",
                netPrio.toString(),
                name,
                dryRun ? "look" : "remove");
        try {
            Process process = HostAccess.builder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(30, TimeUnit.SECONDS);
            if (ended && process.exitValue() == FOUND) {
                removed.add(what);
            } else if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                failures.add(what + ": cannot be removed");
            }
        } catch (IOException e) {
            failures.add(what + ": " + e.getMessage());
        }
    }
}
