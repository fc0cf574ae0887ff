package io.sluice.cli.burst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.cli.CliRun;
import io.sluice.cli.FakeHost;
import io.sluice.cli.FakeHost.Law;
import io.sluice.cli.support.Interruption;
import io.sluice.limiter.Limits;
import io.sluice.limiter.file.LimitsFile;
import io.sluice.limiter.file.LimitsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BurstCommandTest {

    @TempDir
    private Path folder;

    private final FakeHost host = new FakeHost(Law.GAINS);

    private CliRun run(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "burst";
        arguments[1] = "--burst";
        arguments[2] = "8";
        System.arraycopy(more, 0, arguments, 3, more.length);
        return CliRun.of(host.context(new Interruption()), arguments);
    }

    @Test
    void jsonIsOneObjectOnOneLineAndNothingElse() {
        CliRun run = run("--json", "--limits", "Net=3");

        assertEquals(0, run.exitCode(), run.err());
        assertEquals(1, run.out().lines().count());
        JsonNode json = JsonMapper.builder().build().readTree(run.out());
        assertEquals(8, json.path("burst").asInt());
        assertEquals(3, json.path("stages").path(0).path("limit").asInt());
        assertTrue(json.path("stages").path(1).path("limit").isNull());
        assertFalse(host.isOpen());
    }

    @Test
    void withoutJsonThereAreTables() {
        CliRun run = run("--limits", "Mount=2");

        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("8 of 8 starts reachable, 0 failed"), run.out());
        assertTrue(run.out().contains("Makespan"), run.out());
        assertTrue(run.out().lines().anyMatch(line -> line.matches(" +Net +unlimited .*")), run.out());
        assertTrue(run.out().lines().anyMatch(line -> line.matches(" +Mount +2 .*")), run.out());
    }

    @Test
    void aRuntimeIsNamedAndOneThatTheProfileLacksIsRefusedWithTheLine() throws IOException {
        CliRun known = run("--runtime", "runc");

        assertEquals(0, known.exitCode(), known.err());
        assertTrue(known.err().contains("profile netns-veth, runtime runc ..."), known.err());

        Path own = folder.resolve("own.yaml");
        Files.writeString(own, """
                schemaVersion: 1
                name: own
                description: says nothing of runtimes
                network: 10.84.0.0/20
                stages: [{name: Net}]
                ready: {answer: "${ip}"}
                """);
        CliRun lacking = run("--profile", own.toString(), "--runtime", "runc");

        assertEquals(2, lacking.exitCode());
        assertTrue(lacking.err().contains(own + ":1:1: this profile has no setting 'runtime'"), lacking.err());
        assertEquals(0, run("--profile", own.toString(), "--runtime", "process").exitCode());
    }

    @Test
    void anUnknownStageIsRefusedWithTheStagesThatThereAre() {
        CliRun run = run("--limits", "Net=3,Cgroup=1,Foo=2");

        assertEquals(2, run.exitCode());
        assertEquals(0, host.bursts());
        assertTrue(run.err().contains("Cgroup, Foo, which is no stage here: the stages are Net, Mount"), run.err());
    }

    @ParameterizedTest
    @CsvSource({"Net=0,at least 1", "Net,NAME=N", "Net=x,NAME=N", "'Net=1,Net=2',twice"})
    void malformedLimitsAreRefused(String limits, String expected) {
        CliRun run = run("--limits", limits);

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains(expected), run.err());
    }

    @Test
    void aLimitsFileGivesTheLimitsForTheBurst() throws IOException {
        Path file = folder.resolve("limits.json");
        LimitsFiles.write(LimitsFile.of(Limits.parse("Net=4,Elsewhere=2")), file);
        CliRun run = run("--json", "--limits-file", file.toString());

        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("{\"name\":\"Net\",\"limit\":4"), run.out());
        assertTrue(run.err().contains("warning: the limits file names stage Elsewhere"), run.err());
    }

    @Test
    void aLimitsFileThatIsRejectedSaysWhere() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bad.json"), "{\"schemaVersion\":1,\"stages\":[{\"name\":\"Net\",\"limit\":0}]}");
        CliRun run = run("--limits-file", file.toString());

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("stages[0].limit"), run.err());
    }

    @Test
    void failedStartsAreListedAndFailUnlessAllowed() {
        host.failing(7);
        CliRun refused = run("--json");
        assertEquals(4, refused.exitCode());
        assertTrue(refused.err().contains("7 of 8 starts failed:\n  start 0 in Net: exit code 1"), refused.err());
        assertTrue(refused.err().contains("and 2 more"), refused.err());
        assertTrue(refused.out().startsWith("{\"burst\":8,\"started\":1,\"failed\":7,"), refused.out());

        assertEquals(0, run("--max-failed", "7").exitCode());
    }

    @Test
    void spansGoToAFile() throws IOException {
        Path file = folder.resolve("spans.csv");
        CliRun run = run("--spans", file.toString(), "--spans-format", "csv");

        assertEquals(0, run.exitCode(), run.err());
        assertEquals(1 + 8 * 2, Files.readAllLines(file).size());
    }

    @Test
    void spansThatCannotBeWrittenAreAFailureAfterTheResult() {
        CliRun run = run("--json", "--spans", folder.resolve("no/spans.json").toString());

        assertEquals(4, run.exitCode());
        assertTrue(run.out().startsWith("{\"burst\":8,"), run.out());
        assertTrue(run.err().contains("spans.json: there is no such folder"), run.err());
    }

    @Test
    void aFullDiskIsSaidToBeFull() {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "SKIPPED: there is no /dev/full");
        CliRun run = run("--spans", "/dev/full");

        assertEquals(4, run.exitCode());
        assertTrue(run.err().contains("cannot write the spans to /dev/full: No space left on device; "), run.err());
    }

    @Test
    void anUnknownFormatIsRefused() {
        assertTrue(run("--spans", "x", "--spans-format", "xml").err().contains("json, csv, trace, critest"));
    }

    @Test
    void interruptedItEndsWith130() {
        Interruption interruption = new Interruption();
        host.beforeBurst(number -> interruption.request());
        CliRun run = CliRun.of(host.context(interruption), "burst");

        assertEquals(130, run.exitCode());
        assertEquals("", run.out());
        assertFalse(host.isOpen());
    }

    @Test
    void aBrokenHostIsAFailureInOneLine() {
        host.beforeBurst(number -> {
            throw FakeHost.broken();
        });
        CliRun run = run();

        assertEquals(4, run.exitCode());
        assertTrue(run.err().endsWith("sluice: the model is broken\n"), run.err());
    }
}
