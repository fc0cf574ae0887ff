package io.sluice.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulatedBurstTest {

    @TempDir
    private Path folder;

    private static JsonNode json(CliRun run) {
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(1, run.out().lines().count());
        return JsonMapper.builder().build().readTree(run.out());
    }

    /** Figure 13 of the paper with the block times of docs/simulator.md: three starts take 52 s, and 44 s with the limit. */
    @Test
    void aModelWithAKnownAnswerHasIt() {
        JsonNode none = json(Simulations.run("burst", "--simulate", "paper-figure-13", "--json"));
        assertEquals(3, none.path("burst").asInt());
        assertEquals(3, none.path("started").asInt());
        assertEquals(52, none.path("makespan").asDouble(), 1e-9);

        JsonNode one = json(Simulations.run("burst", "--simulate=paper-figure-13", "--limits", "stage1=1", "--json"));
        assertEquals(44, one.path("makespan").asDouble(), 1e-9);
        assertEquals(1, one.path("stages").path(0).path("limit").asInt());
    }

    @Test
    void theContractOfJsonHoldsAndTheHostCannotBeTakenForARealOne() {
        JsonNode json = json(Simulations.run("burst", "--simulate", "paper-ipvtap", "--burst", "20", "--json"));

        assertEquals(
                List.of(
                        "burst",
                        "started",
                        "failed",
                        "makespan",
                        "startup",
                        "cpuSeconds",
                        "driverCpuSeconds",
                        "driverSpawnCpuSeconds",
                        "releaseSpread",
                        "stages",
                        "failures",
                        "teardown",
                        "lastExit",
                        "settling",
                        "host"),
                List.copyOf(json.propertyNames()));
        assertEquals(20, json.path("burst").asInt());
        assertEquals("simulated:paper-ipvtap", json.path("host").path("profile").asString());
        assertEquals("simulated", json.path("host").path("runtime").asString());
        assertEquals("simulated", json.path("host").path("kernel").asString());
        assertEquals(64, json.path("host").path("cores").asInt());
    }

    @Test
    void theSameSeedIsTheSameBytesAndTheDefaultSeedIsOne() throws IOException {
        String model = Simulations.model(folder);
        CliRun first = Simulations.run("burst", "--simulate", model, "--json");

        assertEquals(first, Simulations.run("burst", "--simulate", model, "--json", "--seed", "1"));
        assertNotEquals(
                first.out(),
                Simulations.run("burst", "--simulate", model, "--json", "--seed", "2")
                        .out());
        assertTrue(Simulations.run("burst", "--help").out().contains("same burst (default: 1)"));
    }

    @Test
    void theModelSaysHowManyStartsThereAreWhereNobodyElseDoes() throws IOException {
        CliRun run = Simulations.run("burst", "--simulate", Simulations.model(folder));

        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.err().contains("one burst of 12, simulated model small ..."), run.err());
        assertTrue(run.out().startsWith("\nSimulated: model small, 2 cores; times of bursts are simulated seconds\n"));
        assertTrue(run.out().contains("12 of 12 starts reachable, 0 failed"), run.out());
        assertTrue(run.out().lines().anyMatch(line -> line.matches(" +Mount +unlimited .*")), run.out());
    }

    @ParameterizedTest
    @CsvSource({
        "json,'{\"burst\":12,'",
        "csv,'index,stage,queued'",
        "trace,'{\"displayTimeUnit\"'",
        "critest,'{\"operationsNames\":[\"Net\",\"Mount\"]'"
    })
    void spansAreWrittenInEveryFormat(String format, String beginning) throws IOException {
        Path spans = folder.resolve("spans");
        String model = Simulations.model(folder);
        CliRun run =
                Simulations.run("burst", "--simulate", model, "--spans", spans.toString(), "--spans-format", format);

        assertEquals(0, run.exitCode(), run.err());
        assertTrue(Files.readString(spans).startsWith(beginning), Files.readString(spans));
    }

    @Test
    void anUnknownStageIsRefusedWithTheStagesOfTheModel() throws IOException {
        CliRun run = Simulations.run("burst", "--simulate", Simulations.model(folder), "--limits", "AddCNI=3");

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("AddCNI, which is no stage here: the stages are Net, Mount"), run.err());
    }

    @Test
    void aBurstThatIsTooLargeToSimulateIsRefused() {
        CliRun run = Simulations.run("burst", "--simulate", "paper-ipvtap", "--burst", "100001");

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("--burst is 100001: a simulated burst has at most 100000"), run.err());
    }
}
