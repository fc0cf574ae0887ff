package io.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.cli.support.CliContext;
import io.sluice.cli.support.HostOpener;
import io.sluice.cli.support.OpenHost;
import io.sluice.limiter.file.LimitsFile;
import io.sluice.limiter.file.LimitsFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real bursts, tiny ones, of containers on this host. */
@Tag("root")
@Timeout(600)
class RealHostTest {

    @TempDir
    private Path folder;

    private final Set<String> runs = new HashSet<>();

    @BeforeAll
    static void onLinuxAsRoot() {
        boolean can = System.getProperty("os.name").equals("Linux")
                && isRoot()
                && Files.isExecutable(Path.of("/usr/bin/unshare"));
        if (!can) {
            System.err.println("RealHostTest is skipped: real bursts are tested as root on Linux only");
        }
        assumeTrue(can, "real bursts are tested as root on Linux only");
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private CliRun run(String... arguments) {
        CliContext system = CliContext.system();
        HostOpener noting = (profile, options) -> {
            OpenHost host = system.hosts().open(profile, options);
            runs.addAll(runsBelow(ProcessHandle.current()));
            return host;
        };
        CliContext context = new CliContext(noting, system.clock(), system.nanos(), system.interruption(), false);
        return CliRun.of(context, arguments);
    }

    @Test
    void tuneSearchesProvesAndExports() throws IOException {
        Path out = folder.resolve("limits.json");
        CliRun run = run(
                "tune", "--burst=4", "--trials=4", "--pairs=2", "--study=" + folder.resolve("study"), "--out=" + out);

        assertEquals(0, run.exitCode(), run.err());
        assertEquals(List.of(), LimitsSchema.complaints(Files.readString(out)));
        LimitsFile file = LimitsFiles.read(out);
        assertEquals(4, file.burst().orElseThrow());
        assertEquals("netns-veth", file.host().orElseThrow().profile().orElseThrow());
        assertTrue(file.stages().stages().contains("AddCNI"), file.toString());
        assertTrue(run.out().contains("Written to " + out), run.out());
        assertNothingLeft(runs);
    }

    @Test
    void burstPrintsItsNumbers() {
        CliRun run = run("burst", "--burst=4", "--limits=AddCNI=1", "--json");

        assertEquals(0, run.exitCode(), run.err());
        JsonNode json = JsonMapper.builder().build().readTree(run.out());
        assertEquals(4, json.path("started").asInt());
        assertEquals(0, json.path("failed").asInt());
        assertTrue(json.path("makespan").asDouble() > 0);
        assertEquals("AddCNI", json.path("stages").path(1).path("name").asString());
        assertEquals(1, json.path("stages").path(1).path("limit").asInt());
        assertFalse(run.out().contains("E-"), run.out());
        assertNothingLeft(runs);
    }

    @Test
    void burstStartsContainersOfRunc() {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/sbin/runc")) && Files.isExecutable(Path.of("/usr/bin/busybox")),
                "runc or busybox is not installed");
        CliRun run = run("burst", "--burst=2", "--runtime=runc", "--json");

        assertEquals(0, run.exitCode(), run.err());
        JsonNode json = JsonMapper.builder().build().readTree(run.out());
        assertEquals(0, json.path("failed").asInt());
        assertEquals("runc", json.path("host").path("runtime").asString());
        assertNothingLeft(runs);
    }

    @Test
    void doctorSaysWhatThereIs() {
        CliRun run = run("doctor");

        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("yes  linux"), run.out());
        assertTrue(run.out().lines().allMatch(line -> line.matches("(yes |no  ) \\S+ .*")), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aSignalStopsItAndLeavesNothingBehind(String signal) throws Exception {
        Path output = folder.resolve("output");
        Process process = JavaProcess.start(folder, output, "tune", "--burst=6", "--trials=200", "--study=s");
        try {
            awaitText(process, output, "trial 2/200");
            runs.addAll(runsBelow(process.toHandle()));

            int sent = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();

            assertEquals(0, sent);
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), () -> read(output));
            String text = Files.readString(output);
            assertEquals(130, process.exitValue(), text);
            assertTrue(text.contains("sluice tune --burst=6 --trials=200 --study=s --resume"), text);
            assertNothingLeft(runs);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void awaitText(Process process, Path output, String text) throws Exception {
        while (process.isAlive() && !read(output).contains(text)) {
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        assertTrue(process.isAlive(), () -> read(output));
    }

    /** What is there so far, which may end within a character. */
    private static String read(Path output) {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs of others, dead or alive, are not this test's concern. */
    private static void assertNothingLeft(Set<String> runs) {
        assertEquals(1, runs.size(), runs.toString());
        String id = runs.iterator().next();
        CliRun clean = CliRun.of(CliContext.system(), "clean", "--dry-run");
        assertFalse(clean.out().contains(id), clean.out());
    }

    /** Every process of a run has its id in the environment. */
    private static Set<String> runsBelow(ProcessHandle process) {
        return process.descendants()
                .map(ProcessHandle::pid)
                .flatMap(RealHostTest::environment)
                .filter(variable -> variable.startsWith("SLUICE_RUN="))
                .map(variable -> variable.substring("SLUICE_RUN=".length()))
                .collect(Collectors.toSet());
    }

    private static Stream<String> environment(long pid) {
        try {
            return Arrays.stream(
                    Files.readString(Path.of("/proc/" + pid + "/environ")).split("\0", -1));
        } catch (IOException e) {
            // It has ended since.
            return Stream.empty();
        }
    }
}
