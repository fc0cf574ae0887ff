package io.sluice.objective.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Removes what dead runs left: processes, control groups, directories. A run is dead when nobody holds the lock of its
 * directory; a live run, and whatever Sluice did not make, is left alone. Stateless.
 */
public final class Cleaner {

    /** Environment variable that every process of a run inherits; its value is the run's id. */
    static final String RUN_VARIABLE = "SLUICE_RUN";

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
            try (RunDirectory run = dead.get()) {
                cleanDead(run, dryRun, report);
            }
        } catch (NoSuchFileException e) {
            // The run has just ended by itself.
        } catch (IOException e) {
            report.failures().add(path + ": " + e.getMessage());
        }
    }

    private void cleanDead(RunDirectory run, boolean dryRun, Report report) throws InterruptedException {
        // Stays, and with it the name of whatever cannot be removed now, until all is gone.
        run.keep();
        int failures = report.failures().size();
        killProcesses(run.id(), dryRun, report);
        new RunGroups(CgroupMounts.current(access.root()), run).remove(dryRun, report.removed(), report.failures());
        report.removed().add("directory " + run.path());
        if (!dryRun && report.failures().size() == failures) {
            run.discard();
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
}
