package io.sluice.objective.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Removes what dead runs left: processes, control groups, directories. A run is dead when nobody holds the lock of its
 * directory; a live run, and whatever Sluice did not make, is left alone. Stateless.
 */
public final class Cleaner {

    /** Environment variable that every process of a run inherits; its value is the run's id. */
    static final String RUN_VARIABLE = "SLUICE_RUN";

    /** Where a run mounts net_prio if nobody else has. */
    static final String PRIVATE_NET_PRIO = "/mnt/net_prio";

    private final HostAccess access;

    /** For the runs of the current user. */
    public Cleaner() {
        this(HostAccess.current());
    }

    Cleaner(HostAccess access) {
        this.access = access;
    }

    /**
     * What was found.
     *
     * @param removed what dead runs had left, one line each
     * @param failures what could not be removed, one line each with the reason
     * @param alive ids of runs that are alive and were left alone
     */
    public record Report(List<String> removed, List<String> failures, List<String> alive) {}

    /**
     * Removes what dead runs left.
     *
     * @param dryRun only say what would be removed
     */
    public Report clean(boolean dryRun) throws InterruptedException {
        Report report = new Report(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try {
            for (Path path : RunDirectory.all(access.base())) {
                cleanRun(path, dryRun, report);
            }
        } catch (IOException e) {
            report.failures().add(access.base() + ": " + e.getMessage());
        }
        return report;
    }

    private void cleanRun(Path path, boolean dryRun, Report report) throws InterruptedException {
        try {
            Optional<RunDirectory> dead = RunDirectory.tryLock(path);
            if (dead.isEmpty()) {
                report.alive().add(path.getFileName().toString().substring("run-".length()));
                return;
            }
            killProcesses(dead.get().id(), dryRun, report);
            removeGroups(dead.get().id(), dryRun, report);
            report.removed().add("directory " + path);
            if (!dryRun) {
                dead.get().close();
            } else {
                dead.get().unlock();
            }
        } catch (IOException e) {
            report.failures().add(path + ": " + e.getMessage());
        }
    }

    private static void killProcesses(String runId, boolean dryRun, Report report) throws InterruptedException {
        byte[] mark = (RUN_VARIABLE + "=" + runId).getBytes(StandardCharsets.US_ASCII);
        List<ProcessHandle> processes = ProcessHandle.allProcesses()
                .filter(process -> hasInEnvironment(process.pid(), mark))
                .toList();
        for (ProcessHandle process : processes) {
            report.removed().add("process " + process.pid());
            if (!dryRun) {
                process.destroyForcibly();
            }
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!dryRun && processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static boolean hasInEnvironment(long pid, byte[] mark) {
        try {
            byte[] environment = Files.readAllBytes(Path.of("/proc", String.valueOf(pid), "environ"));
            String all = "\0" + new String(environment, StandardCharsets.US_ASCII) + "\0";
            return all.contains("\0" + new String(mark, StandardCharsets.US_ASCII) + "\0");
        } catch (IOException e) {
            return false;
        }
    }

    private void removeGroups(String runId, boolean dryRun, Report report) throws InterruptedException {
        CgroupMounts mounts = CgroupMounts.current(access.root());
        List<Path> trees = new ArrayList<>(mounts.v1());
        mounts.v2().ifPresent(trees::add);
        for (Path tree : trees) {
            removeTree(tree.resolve(Cgroups.groupName(runId)), dryRun, report);
        }
        if (mounts.netPrioHidden()) {
            removeHiddenGroup(Cgroups.groupName(runId), dryRun, report);
        }
    }

    private static void removeTree(Path group, boolean dryRun, Report report) {
        if (!Files.isDirectory(group)) {
            return;
        }
        report.removed().add("control group " + group);
        if (dryRun) {
            return;
        }
        try (Stream<Path> children = Files.list(group)) {
            for (Path child : children.filter(Files::isDirectory).toList()) {
                Files.delete(child);
            }
            Files.delete(group);
        } catch (IOException e) {
            report.failures().add("control group " + group + ": " + e.getMessage());
        }
    }

    /** The net_prio hierarchy is visible to nobody, so a shell with a mount namespace of its own has to do it. */
    private void removeHiddenGroup(String group, boolean dryRun, Report report) throws InterruptedException {
        String script = "mount -n -t tmpfs tmpfs /mnt && mkdir " + PRIVATE_NET_PRIO
                + " && mount -n -t cgroup -o net_prio net_prio " + PRIVATE_NET_PRIO + " || exit 0\n"
                + "cd " + PRIVATE_NET_PRIO + "/\"$1\" 2>/dev/null || exit 0\n"
                + (dryRun
                        ? "exit 9"
                        : "for g in */; do rmdir \"$g\" 2>/dev/null; done; cd .. && rmdir \"$1\" && exit 9");
        try {
            Process process = new ProcessBuilder("unshare", "--mount", "sh", "-c", script, "clean", group)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(30, TimeUnit.SECONDS);
            if (ended && process.exitValue() == 9) {
                report.removed().add("control group net_prio/" + group);
            } else if (!ended || process.exitValue() != 0) {
                report.failures().add("control group net_prio/" + group + ": cannot be removed");
            }
        } catch (IOException e) {
            report.failures().add("control group net_prio/" + group + ": " + e.getMessage());
        }
    }
}
