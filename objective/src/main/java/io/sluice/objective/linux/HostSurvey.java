package io.sluice.objective.linux;

import io.sluice.objective.profile.BuiltInProfiles;
import io.sluice.objective.profile.Profile;
import io.sluice.objective.profile.Profile.Device;
import io.sluice.objective.profile.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this host offers to profiles, found by trying it in namespaces that vanish at once. Stateless. */
public final class HostSurvey {

    private static final int SECONDS = 30;

    private final HostAccess access;

    private HostSurvey(HostAccess access) {
        this.access = access;
    }

    /**
     * One thing that a profile may need.
     *
     * @param what its name
     * @param available whether it is there and works
     * @param detail what was found, or why it is not available
     */
    public record Finding(String what, boolean available, String detail) {}

    /** Looks at everything; takes about a second and leaves nothing behind. */
    public static List<Finding> take() throws InterruptedException {
        HostSurvey survey = new HostSurvey(HostAccess.current());
        List<Finding> findings = new ArrayList<>();
        if (!System.getProperty("os.name").equals("Linux")) {
            findings.add(new Finding("linux", false, "this is " + System.getProperty("os.name")));
            return findings;
        }
        findings.add(new Finding("linux", true, "kernel " + System.getProperty("os.version")));
        findings.addAll(survey.namespacesAndDevices());
        findings.addAll(survey.cgroups());
        findings.add(program("ovs", "ovs-vsctl", "openvswitch-switch"));
        findings.add(program("runc", "runc", "runc"));
        findings.add(program("busybox", "busybox", "busybox-static"));
        findings.add(program("qemu", "qemu-system-x86_64", "qemu-system-x86"));
        findings.add(cloudKernel()
                .map(kernel -> new Finding("guest-kernel", true, kernel.toString()))
                .orElse(new Finding(
                        "guest-kernel",
                        false,
                        "no cloud kernel in /boot (Debian: apt-get install linux-image-cloud-amd64)")));
        findings.add(survey.lockTracing());
        findings.addAll(survey.profiles());
        return findings;
    }

    private List<Finding> namespacesAndDevices() throws InterruptedException {
        Optional<String> lacking = List.of("unshare", "setsid", "ip", "tc").stream()
                .filter(program -> HostAccess.which(program).isEmpty())
                .findFirst();
        if (lacking.isPresent()) {
            return List.of(new Finding("namespaces", false, "the program '" + lacking.get() + "' is not installed"));
        }
        Output output = run(access.unshare("sh", "-c", Sandbox.resource("survey.sh")));
        String how = access.root() ? "as root" : "in a user namespace";
        List<Finding> findings = new ArrayList<>();
        List<String> lines = output.text().lines().filter(HostSurvey::isResult).toList();
        findings.add(
                lines.isEmpty()
                        ? new Finding(
                                "namespaces",
                                false,
                                "no namespaces " + how + ": " + output.text().strip())
                        : new Finding("namespaces", true, "network, mount and process, " + how));
        lines.forEach(line -> findings.add(device(line)));
        return findings;
    }

    private static boolean isResult(String line) {
        return line.startsWith("ok ") || line.startsWith("no ");
    }

    private static Finding device(String line) {
        String[] words = line.split(" ", 3);
        return words[0].equals("ok")
                ? new Finding(words[1], true, "works")
                : new Finding(words[1], false, words.length > 2 ? words[2] : "does not work");
    }

    /** Tries those kinds of devices; for each that the kernel does not make, why, and what to do. */
    static List<String> lackingDevices(List<Device> devices) throws InterruptedException {
        HostSurvey survey = new HostSurvey(HostAccess.current());
        List<String> lacking = new ArrayList<>();
        for (Device device : devices) {
            Output output =
                    run(survey.access.unshare("sh", "-c", Sandbox.resource("device.sh"), "device", device.kind()));
            if (output.exitCode() != 0) {
                lacking.add("this kernel makes no network devices of the kind " + device.kind() + " ("
                        + output.text().lines().findFirst().orElse("no reason given") + "): " + device.otherwise());
            }
        }
        return lacking;
    }

    private List<Finding> profiles() throws InterruptedException {
        BuiltInProfiles builtIn = new BuiltInProfiles();
        List<Finding> findings = new ArrayList<>();
        for (String name : builtIn.names()) {
            Profile profile = builtIn.load(name);
            List<String> lacking = RunResources.lacking(profile);
            findings.add(new Finding(
                    "profile " + name,
                    lacking.isEmpty(),
                    lacking.isEmpty()
                            ? "its programs and devices are there" + otherRuntimes(profile)
                            : String.join("; ", lacking)));
        }
        return findings;
    }

    private static String otherRuntimes(Profile profile) {
        return profile.runtimes().stream()
                .skip(1)
                .map(runtime -> otherRuntime(runtime, profile))
                .collect(Collectors.joining());
    }

    private static String otherRuntime(String runtime, Profile profile) {
        List<String> lacking =
                RunResources.lackingPrograms(profile.with(Settings.none().with(Settings.RUNTIME, runtime)));
        return lacking.isEmpty()
                ? "; for --runtime " + runtime + " too"
                : "; not for --runtime " + runtime + ": " + String.join(", ", lacking);
    }

    private List<Finding> cgroups() {
        CgroupMounts mounts = CgroupMounts.current(access.root());
        List<String> writable = mounts.v1().stream()
                .filter(Files::isWritable)
                .map(path -> String.valueOf(path.getFileName()))
                .toList();
        boolean netPrio = mounts.netPrioHidden() || writable.contains("net_prio");
        return List.of(
                writable.isEmpty()
                        ? new Finding("cgroup-v1", false, notWritable(mounts.v1()))
                        : new Finding("cgroup-v1", true, String.join(", ", writable)),
                new Finding("net_prio", netPrio, netPrio ? "can be used" : "not in this kernel, or not for this user"),
                mounts.v2()
                        .map(path -> Files.isWritable(path)
                                ? new Finding("cgroup-v2", true, path.toString())
                                : new Finding("cgroup-v2", false, notWritable(List.of(path))))
                        .orElse(new Finding("cgroup-v2", false, "no tree is mounted")));
    }

    private static String notWritable(List<Path> trees) {
        return trees.isEmpty() ? "no tree is mounted" : "not writable for this user: " + trees.get(0);
    }

    private static Finding program(String what, String program, String debianPackage) {
        return HostAccess.which(program)
                .map(path -> new Finding(what, true, path.toString()))
                .orElse(new Finding(
                        what, false, program + " is not installed (Debian: apt-get install " + debianPackage + ")"));
    }

    /** A kernel for microVMs, if there is one. */
    static Optional<Path> cloudKernel() {
        return Stream.of("/boot", "/usr/local/lib/sluice")
                .flatMap(folder -> cloudKernels(Path.of(folder)).stream())
                .findFirst();
    }

    private static List<Path> cloudKernels(Path folder) {
        List<Path> kernels = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "vmlinuz-*-cloud-*")) {
            files.forEach(kernels::add);
        } catch (IOException e) {
            return List.of();
        }
        return kernels;
    }

    private Finding lockTracing() throws InterruptedException {
        // Tracing can be had where the file system is mounted, or by mounting it out of everybody's sight.
        String event = "/sys/kernel/tracing/events/lock/contention_begin";
        String script = "[ -d " + event + " ] || mount -n -t tracefs tracefs /sys/kernel/tracing; [ -d " + event + " ]";
        Output output = run(List.of(HostAccess.path("unshare"), "--mount", "sh", "-c", script));
        return output.exitCode() == 0
                ? new Finding("lock-tracing", true, "lock:contention_begin and contention_end")
                : new Finding(
                        "lock-tracing",
                        false,
                        "no lock events: " + output.text().strip());
    }

    private record Output(int exitCode, String text) {}

    private static Output run(List<String> command) throws InterruptedException {
        try {
            Process process = HostAccess.builder(command).start();
            try (InputStream output = process.getInputStream()) {
                process.getOutputStream().close();
                // A handful of lines, which the pipe holds until the end.
                return process.waitFor(SECONDS, TimeUnit.SECONDS)
                        ? new Output(process.exitValue(), new String(output.readAllBytes(), StandardCharsets.UTF_8))
                        : new Output(-1, "no answer within " + SECONDS + " s");
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return new Output(-1, String.valueOf(e.getMessage()));
        }
    }
}
