package io.sluice.objective.linux;

import com.sun.management.UnixOperatingSystemMXBean;
import io.sluice.objective.burst.BurstException;
import io.sluice.objective.linux.LinuxBurstHost.MissingStage;
import io.sluice.objective.profile.Placeholders;
import io.sluice.objective.profile.Profile;
import io.sluice.objective.profile.Profile.Readiness;
import io.sluice.objective.profile.Stage;
import io.sluice.objective.profile.Stage.Feature;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** All that lives as long as a run: directory, pipe, namespaces, control groups, neighbour. Not thread-safe. */
final class RunResources implements AutoCloseable {

    private static final int SPARE_FILES = 32;

    private final Deque<AutoCloseable> opened;
    private final RunDirectory directory;
    private final Sandbox sandbox;
    private final Cgroups cgroups;
    private final Optional<NeighbourProcess> neighbour;
    private final Profile profile;
    private final List<MissingStage> missing;
    private int shells;

    private RunResources(
            Deque<AutoCloseable> opened,
            RunDirectory directory,
            Sandbox sandbox,
            Cgroups cgroups,
            Optional<NeighbourProcess> neighbour,
            Profile profile,
            List<MissingStage> missing) {
        this.opened = opened;
        this.directory = directory;
        this.sandbox = sandbox;
        this.cgroups = cgroups;
        this.neighbour = neighbour;
        this.profile = profile;
        this.missing = missing;
    }

    /** Sets all up in order; if one part cannot be had, removes those before it. */
    static RunResources open(Profile profile, LinuxOptions options) throws InterruptedException {
        List<String> lacking = lacking(profile);
        if (!lacking.isEmpty()) {
            throw new HostUnsupportedException(lacking);
        }
        HostAccess access = HostAccess.current();
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            RunDirectory directory = opened(opened, directory(access));
            makePipes(directory, List.of("out", "neighbour"));
            MessagePipe pipe = opened(opened, new MessagePipe(directory.file("out")));
            CgroupMounts mounts = CgroupMounts.current(access.root());
            opened.push(() -> removeGroups(access, directory));
            Sandbox sandbox = opened(opened, Sandbox.open(access, directory, pipe, mounts.netPrioHidden()));
            sandbox.install("burst.sh");
            Cgroups cgroups = Cgroups.open(mounts, options.cgroups(), sandbox, directory);
            List<MissingStage> missing = missing(profile, cgroups);
            Profile kept = withPossibleStages(profile, cgroups);
            setUp(kept, sandbox, new Placeholders(common(profile, directory, cgroups)));
            Optional<NeighbourProcess> neighbour = kept.readiness() instanceof Readiness.Answer
                    ? Optional.of(opened(opened, NeighbourProcess.open(sandbox, directory)))
                    : Optional.empty();
            return new RunResources(opened, directory, sandbox, cgroups, neighbour, kept, missing);
        } catch (InterruptedException | RuntimeException | Error e) {
            opened.forEach(RunResources::closeQuietly);
            throw e;
        }
    }

    private static void removeGroups(HostAccess access, RunDirectory directory) throws InterruptedException {
        List<String> failures = new ArrayList<>();
        new RunGroups(CgroupMounts.current(access.root()), directory).remove(false, new ArrayList<>(), failures);
        if (!failures.isEmpty()) {
            directory.keep();
        }
        failures.forEach(failure -> System.getLogger(RunResources.class.getName())
                .log(System.Logger.Level.WARNING, "not removed, 'sluice clean' tries again: " + failure));
    }

    private static <T extends AutoCloseable> T opened(Deque<AutoCloseable> opened, T resource) {
        opened.push(resource);
        return resource;
    }

    /** What this host lacks before anything of the profile can be tried, for a person; nothing stays of the look. */
    static List<String> lacking(Profile profile) throws InterruptedException {
        if (!System.getProperty("os.name").equals("Linux")) {
            return List.of("real bursts need Linux, and this is " + System.getProperty("os.name"));
        }
        List<String> programs = lackingPrograms(profile);
        return programs.isEmpty() ? HostSurvey.lackingDevices(profile.devices()) : programs;
    }

    /** The programs of it that are not on the path, for a person. */
    static List<String> lackingPrograms(Profile profile) {
        List<String> programs = new ArrayList<>(List.of("sh", "unshare", "setsid", "mount", "mkfifo"));
        programs.addAll(profile.programs());
        return programs.stream()
                .distinct()
                .filter(program -> HostAccess.which(program).isEmpty())
                .map(program -> "the program '" + program + "' is not installed")
                .toList();
    }

    private static RunDirectory directory(HostAccess access) {
        try {
            return RunDirectory.create(access.base(), new SecureRandom());
        } catch (IOException e) {
            throw new HostUnsupportedException(
                    List.of("a directory for the run below " + access.base() + " cannot be made: " + e));
        }
    }

    private static boolean tapAllowed() {
        return Files.isWritable(Path.of("/dev/net/tun"));
    }

    private static List<MissingStage> missing(Profile profile, Cgroups cgroups) {
        List<MissingStage> missing = new ArrayList<>();
        for (Stage stage : profile.stages()) {
            if (leftOut(stage, cgroups)) {
                missing.add(new MissingStage(stage.name(), "left out: " + cgroups.reason()));
            } else if (stage.uses("tap") && !tapAllowed()) {
                missing.add(new MissingStage(
                        stage.name(), "runs without its tap: /dev/net/tun cannot be opened by this user"));
            }
        }
        return missing;
    }

    private static boolean leftOut(Stage stage, Cgroups cgroups) {
        return stage.needs().contains(Feature.CGROUP) && cgroups.groups().isEmpty();
    }

    private static Profile withPossibleStages(Profile profile, Cgroups cgroups) {
        return profile.withStages(profile.stages().stream()
                .filter(stage -> !leftOut(stage, cgroups))
                .toList());
    }

    private static Map<String, List<String>> common(Profile profile, RunDirectory directory, Cgroups cgroups) {
        Map<String, List<String>> values = profile.settingValues();
        values.put("run", List.of(directory.id()));
        values.put("dir", List.of(directory.profileFiles().toString()));
        profile.network().ifPresent(network -> {
            values.put("prefix", List.of(String.valueOf(network.prefix())));
            values.put("neighbour", List.of(network.neighbour()));
        });
        values.put("cgroup", cgroups.groups());
        values.put("tap", tapAllowed() ? List.of("tap0") : List.of());
        return values;
    }

    private static void setUp(Profile profile, Sandbox sandbox, Placeholders placeholders) throws InterruptedException {
        Optional<String> failure = sandbox.run(profile.setup(), placeholders);
        if (failure.isPresent()) {
            throw new HostUnsupportedException(List.of("the profile's setup failed: " + failure.get()));
        }
    }

    private static void makePipes(RunDirectory directory, List<String> names) throws InterruptedException {
        // An attempt that was interrupted may have made some of them, or all.
        List<Path> lacking =
                names.stream().map(directory::file).filter(Files::notExists).toList();
        if (lacking.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of(HostAccess.path("mkfifo"), "-m", "600", "--"));
        lacking.forEach(file -> command.add(file.toString()));
        try {
            Process process = HostAccess.builder(command)
                    .redirectOutput(directory.file("mkfifo.log").toFile())
                    .start();
            awaitEnd(process);
            if (process.exitValue() != 0) {
                throw new BurstException("mkfifo failed: " + Logs.tail(directory.file("mkfifo.log"), 0));
            }
        } catch (IOException e) {
            throw new BurstException("mkfifo cannot be started: " + e.getMessage(), e);
        }
    }

    /** Returns only when the process has ended: a pipe must not appear after it was found missing. */
    private static void awaitEnd(Process process) throws InterruptedException {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly().onExit().join();
            throw e;
        }
    }

    /**
     * Makes sure that there are pipes for this many shells.
     *
     * @throws IllegalArgumentException if the profile cannot start so many at once
     * @throws BurstException if this process may not open so many files
     */
    void prepare(int size) throws InterruptedException {
        if (size > profile.capacity()) {
            throw new IllegalArgumentException("the burst is " + size + ": the profile '" + profile.name()
                    + "' starts up to " + profile.capacity() + " at once; choose a smaller burst, or change the"
                    + " profile's 'capacity' and 'network'");
        }
        requireFiles(size);
        if (size > shells) {
            makePipes(directory, names(size, i -> "in." + i));
            if (profile.readiness() instanceof Readiness.Alive) {
                makePipes(directory, names(size, BurstPlan::signPipe));
            }
            shells = size;
        }
    }

    private List<String> names(int size, IntFunction<String> name) {
        return IntStream.range(shells, size).mapToObj(name).toList();
    }

    private static void requireFiles(int size) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean bean) {
            long free = bean.getMaxFileDescriptorCount() - bean.getOpenFileDescriptorCount() - SPARE_FILES;
            if (size > free) {
                throw new BurstException("the burst is " + size + ": this process may open "
                        + bean.getMaxFileDescriptorCount() + " files, which leaves room for " + Math.max(0, free)
                        + " starts; choose a smaller burst, or raise the limit (ulimit -n)");
            }
        }
    }

    RunDirectory directory() {
        return directory;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Cgroups cgroups() {
        return cgroups;
    }

    /** Empty if no start waits for an answer. */
    Optional<NeighbourProcess> neighbour() {
        return neighbour;
    }

    /** The profile with those stages only that this host can run. */
    Profile profile() {
        return profile;
    }

    List<MissingStage> missing() {
        return missing;
    }

    /** Values of the placeholders that all startups share. */
    Map<String, List<String>> common() {
        return common(profile, directory, cgroups);
    }

    @Override
    public void close() {
        opened.forEach(RunResources::closeQuietly);
    }

    private static void closeQuietly(AutoCloseable resource) {
        boolean interrupted = Thread.interrupted();
        try {
            resource.close();
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (Exception e) {
            System.getLogger(RunResources.class.getName()).log(System.Logger.Level.WARNING, "not all removed", e);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
