package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.StageLimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;

/** What somebody can do who is not root; a test run by root becomes nobody for it. */
@RequiresRoot
class OrdinaryUserTest {

    private static final String NOBODY = "65534";

    @TempDir
    Path directory;

    private String classPath = "";

    /** Copies the classes to where everybody can read them. */
    @BeforeEach
    void copyClasses() throws IOException, URISyntaxException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<Path> copies = new ArrayList<>();
        for (Class<?> type : List.of(LinuxBurstHost.class, BurstMain.class, StageLimiter.class, Load.class)) {
            Path from = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path to = directory.resolve(copies.size() + "-" + from.getFileName());
            copy(from, to);
            copies.add(to);
        }
        classPath = copies.stream().map(Path::toString).collect(Collectors.joining(":"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.copy(file, from.equals(file) ? to : copy);
                boolean isDirectory = Files.isDirectory(file);
                Files.setPosixFilePermissions(
                        from.equals(file) ? to : copy,
                        PosixFilePermissions.fromString(isDirectory ? "rwxr-xr-x" : "rw-r--r--"));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<String> asNobody() {
        return List.of(
                "setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "env", "-u", "XDG_RUNTIME_DIR");
    }

    private List<String> bursts(String... arguments) {
        return ChildJvm.command(classPath, BurstMain.class, arguments);
    }

    @Test
    void burst_runsTheStagesThatAUserCan_andSaysWhatIsMissing() throws InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        List<String> command = new ArrayList<>(asNobody());
        command.addAll(bursts("6", "2"));
        String output = ChildJvm.start(command).output();
        boolean cgroup = output.contains("open v");
        boolean tap = !output.contains("missing AttachIf");
        assertTrue(output.contains("burst 2 of 6 failed 0"), output);
        assertEquals(
                !cgroup,
                output.contains("missing Cgroup: left out: no control-group tree can be written by this user (/"),
                output);
        assertTrue(
                tap
                        || output.contains(
                                "missing AttachIf: runs without its tap: /dev/net/tun cannot be opened by this user"),
                output);
        assertTrue(
                output.contains(
                        cgroup
                                ? "stages [NetNS, AddCNI, Cgroup, AttachIf, StartVM]"
                                : "stages [NetNS, AddCNI, AttachIf, StartVM]"),
                output);
        assertFalse(Files.exists(Path.of("/tmp/sluice-" + NOBODY)));
        before.requireSameSoon();
    }

    @Test
    void open_whereUserNamespacesAreForbidden_saysSo() throws InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        // Without the proof that the limit holds, the rest would prove nothing.
        String proof = forbidden(List.of("unshare", "--user", "true")).output();
        assertTrue(proof.contains("unshare failed: No space left on device"), proof);
        String output = forbidden(bursts("2", "1")).output();
        assertTrue(
                output.contains("HostUnsupportedException this host cannot run real bursts: no namespaces for the run"
                        + " (unshare: unshare failed: "),
                output);
        assertTrue(output.contains("): run as root, or as a user who may make user namespaces"), output);
        before.requireSameSoon();
    }

    /** In a user namespace, where the limit can be set to none without changing the host's. */
    private static ChildJvm forbidden(List<String> program) {
        String script = "echo 0 >/proc/sys/user/max_user_namespaces && exec setpriv --ambient-caps=-all \"$@\"";
        List<String> command = new ArrayList<>(asNobody());
        command.addAll(List.of("unshare", "--user", "--map-current-user", "--keep-caps", "sh", "-c", script, "sh"));
        command.addAll(program);
        return ChildJvm.start(command);
    }
}
