package io.sluice.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.cli.CliRun;
import io.sluice.limiter.Limits;
import io.sluice.limiter.file.LimitsFile;
import io.sluice.limiter.file.LimitsFiles;
import io.sluice.objective.sim.BuiltInModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand after and beside {@code --simulate}. */
class SimulateModeTest {

    @TempDir
    private Path folder;

    private List<String> command(String name) throws IOException {
        List<String> command = new ArrayList<>(List.of(name));
        if (name.equals("prove")) {
            Path file = folder.resolve("limits.json");
            LimitsFiles.write(LimitsFile.of(Limits.parse("Net=3")), file);
            command.add(file.toString());
        }
        return command;
    }

    @ParameterizedTest
    @ValueSource(strings = {"burst", "tune", "prove"})
    void anUnknownNameIsAnsweredWithTheRightOnesAndThatAPathIsTaken(String command) throws IOException {
        CliRun run = Simulations.run(command(command), "--simulate", "paper-ipvtab");

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("no built-in model 'paper-ipvtab'"), run.err());
        new BuiltInModels().names().forEach(name -> assertTrue(run.err().contains(name), run.err()));
        assertTrue(run.err().contains("a file of your own is named with its path, as ./paper-ipvtab.yaml"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"burst", "tune", "prove"})
    void aFileThatIsNotThereSaysSo(String command) throws IOException {
        String file = folder.resolve("nowhere.yaml").toString();
        CliRun run = Simulations.run(command(command), "--simulate", file);

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("there is no file " + file), run.err());
        assertTrue(run.err().contains("paper-ipvtap"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"burst", "tune", "prove"})
    void anErrorInAFilePointsAtTheLine(String command) throws IOException {
        String wrong = Simulations.MODEL.replace("oversubscription: 0.5", "oversubscription: much");
        Path file = Files.writeString(folder.resolve("wrong.yaml"), wrong);
        CliRun run = Simulations.run(command(command), "--simulate", file.toString());

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains(file + ":6:19: oversubscription is 'much'"), run.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "burst|--profile=netns-veth",
                "burst|--runtime=process",
                "burst|--cgroup=v1",
                "burst|--max-failed=2",
                "burst|--qos --rules=3",
                "prove|--tenants=2",
                "prove|--profile=netns-veth",
                "prove|--max-failed=0",
                "tune|--profile=netns-veth",
                "tune|--runtime=process",
                "tune|--cgroup=v2",
                "tune|--max-failed=1",
                "tune|--command=true",
                "tune|--space=space.json",
                "tune|--command=true --space=space.json --profile=x"
            })
    void whatSaysSomethingOfAnotherObjectiveIsRefusedByName(String command, String options) throws IOException {
        String[] more = ("--simulate=paper-ipvtap " + options).split(" ", -1);
        CliRun run = Simulations.run(command(command), more);

        assertEquals(2, run.exitCode());
        String refused = run.err().substring(0, run.err().indexOf(';'));
        Arrays.stream(more)
                .skip(1)
                .forEach(option -> assertTrue(refused.contains(option.replaceFirst("=.*", "")), run.err()));
        String allowed = run.err().substring(run.err().indexOf("allowed with it are "));
        assertTrue(allowed.contains("--burst") && allowed.contains("--seed"), run.err());
        assertFalse(allowed.contains("--profile") || allowed.contains("--simulate,"), run.err());
    }

    @Test
    void withoutAModelItIsRefused() {
        CliRun run = Simulations.run("burst", "--simulate");

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("--simulate") && run.err().contains("MODEL"), run.err());
    }
}
