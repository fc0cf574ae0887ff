package io.sluice.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.cli.JavaProcess;
import io.sluice.cli.support.Hosts;
import io.sluice.limiter.file.LimitsFiles;
import io.sluice.objective.linux.HostUnsupportedException;
import io.sluice.objective.linux.LinuxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a host that cannot run bursts is offered runs there: no Linux, no program to call, nothing of what drives a host. */
class AnyMachineTest {
    private static final Pattern LINUX = Pattern.compile("Initializing 'io/sluice/objective/linux/(\\w+)");
    private static final String SYSTEM = "Darwin";

    /** What options are read into, and an exception; they touch nothing. */
    private static final Set<String> HARMLESS =
            Set.of(LinuxOptions.class.getSimpleName(), HostUnsupportedException.class.getSimpleName());

    @TempDir
    private Path folder;

    @Test
    @Timeout(240)
    void whatIsOfferedInsteadWorksWithItsDefaults() throws Exception {
        String offer = Hosts.lacking(new HostUnsupportedException(List.of("this is " + SYSTEM)));
        List<String> lines =
                offer.lines().filter(line -> line.contains("--simulate")).toList();
        assertEquals(List.of("sluice burst --simulate paper-ipvtap", "sluice tune --simulate paper-ipvtap"), lines);
        for (String line : lines) {
            run(line.replaceFirst("^sluice ", "").split(" ", -1));
        }
        var file = LimitsFiles.read(folder.resolve("simulated-limits.json"));
        assertEquals(
                "simulated:paper-ipvtap", file.host().orElseThrow().profile().orElseThrow());
        assertTrue(Files.exists(folder.resolve("simulated-study/journal.jsonl")));
        assertFalse(Files.exists(folder.resolve("sluice-study")));
    }

    /** Real bursts know that they cannot run there; otherwise the disguise would prove nothing. */
    @Test
    @Timeout(120)
    void aRealBurstIsRefusedThere() throws Exception {
        Process process = start("burst");

        assertTrue(process.waitFor(100, TimeUnit.SECONDS));
        assertEquals(3, process.exitValue(), output());
        assertTrue(output().contains("real bursts need Linux, and this is " + SYSTEM), output());
        assertFalse(driversOfHosts().isEmpty());
    }

    private void run(String... arguments) throws Exception {
        Process process = start(arguments);
        assertTrue(process.waitFor(100, TimeUnit.SECONDS), output());
        assertEquals(0, process.exitValue(), output());
        assertEquals(Set.of(), driversOfHosts());
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = JavaProcess.command(arguments);
        command.addAll(1, List.of("-Dos.name=" + SYSTEM, "-Xlog:class+init:file=" + classes()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("PATH", folder.toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    private Path classes() {
        return folder.resolve("classes");
    }

    private Set<String> driversOfHosts() throws IOException {
        Set<String> loaded = new TreeSet<>();
        Matcher matcher = LINUX.matcher(Files.readString(classes()));
        while (matcher.find()) {
            loaded.add(matcher.group(1));
        }
        loaded.removeAll(HARMLESS);
        return loaded;
    }
}
