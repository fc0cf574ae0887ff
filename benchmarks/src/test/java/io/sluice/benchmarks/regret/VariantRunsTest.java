package io.sluice.benchmarks.regret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.sluice.benchmarks.regret.record.RunFolder;
import io.sluice.benchmarks.regret.record.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

class VariantRunsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void onePipeline() throws IOException {
        Files.createDirectory(folder.resolve("models"));
        Files.writeString(folder.resolve("models").resolve("ten.yaml"), VariantDifferencesTest.MODEL);
    }

    private int run(String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = folder.resolve("models").toString();
        System.arraycopy(more, 0, arguments, 1, more.length);
        return new CommandLine(new VariantRuns()).execute(arguments);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void whatIsPlayedIsKept_andOneFolderIsForOneBuild() {
        assertEquals(ExitCode.OK, run("--seeds", "1", "--out", at("a")));
        assertEquals(ExitCode.OK, run("--seeds", "2", "--from", "1", "--out", at("b"), "--base", at("a")));
        RunFolder b = new RunFolder(folder.resolve("b"));
        assertEquals(2, b.read("sluice").size());
        assertEquals(ExitCode.OK, run("--seeds", "2", "--out", at("b"), "--base", at("b")));
        assertEquals(2, b.read("sluice").size());

        RunRecord own = b.read("sluice").get(0);
        b.add(new RunRecord(
                own.problem(),
                own.fingerprint(),
                own.contestant(),
                Map.of("build", "another"),
                own.seed(),
                own.trials(),
                own.picks()));
        assertEquals(ExitCode.USAGE, run("--seeds", "1", "--out", at("b")));
        assertEquals(ExitCode.USAGE, run("--seeds", "1", "--out", at("a"), "--base", at("b")));
    }

    @Test
    void whatCannotBeComparedIsRefusedBeforeAnythingIsPlayed() {
        assertEquals(ExitCode.USAGE, run("--out", at("a"), "--base", at("none")));
        assertEquals(ExitCode.USAGE, run("--out", at("a"), "--from", "9"));
        assertEquals(ExitCode.USAGE, run("--out", at("a"), "--from", "0"));
        assertEquals(ExitCode.USAGE, run("--out", at("a"), "--jobs", "0"));
        assertFalse(Files.exists(folder.resolve("a")));
        assertFalse(Files.exists(folder.resolve("none")));
    }
}
