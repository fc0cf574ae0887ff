package io.sluice.cli.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.cli.support.CommandFailure;
import io.sluice.cli.support.ExitCode;
import io.sluice.objective.profile.BuiltInProfiles;
import io.sluice.objective.profile.ProfileException;
import io.sluice.objective.sim.BuiltInModels;
import io.sluice.objective.sim.ModelException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class ProfileCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int profile(String... arguments) {
        CommandLine line = new CommandLine(new ProfileCommand());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        line.setExecutionExceptionHandler((exception, command, result) -> {
            err.append(exception.getMessage());
            boolean refusal = exception instanceof ProfileException
                    || exception instanceof ModelException
                    || (exception instanceof CommandFailure failure && failure.exitCode() == ExitCode.USAGE);
            return refusal ? 2 : 99;
        });
        return line.execute(arguments);
    }

    @Test
    void listNamesEveryBuiltInProfileAndModelWithItsDescription() {
        assertEquals(0, profile("list"));
        String[] sections = out.toString().split("\n\n", -1);
        assertEquals(2, sections.length, out.toString());
        assertEquals("Profiles for --profile", sections[0].lines().findFirst().orElseThrow());
        assertEquals(new BuiltInProfiles().names(), names(sections[0]));
        assertEquals("Models for --simulate", sections[1].lines().findFirst().orElseThrow());
        assertEquals(new BuiltInModels().names(), names(sections[1]));
    }

    /** First words of lines that go on with a description. */
    private static List<String> names(String section) {
        return section.lines()
                .skip(1)
                .filter(line -> line.matches(" {2}\\S+ {2,}\\S.{20,}"))
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();
    }

    static List<String> profiles() {
        return new BuiltInProfiles().names();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void whatShowPrintsIsWhatCheckAccepts(String name, @TempDir Path folder) throws Exception {
        assertEquals(0, profile("show", name));
        assertEquals(new BuiltInProfiles().text(name), out.toString());
        Path file = Files.writeString(folder.resolve("mine.yaml"), out.toString());
        assertEquals(0, profile("check", file.toString()));
        assertTrue(out.toString().contains("good, profile " + name + "\n"), out.toString());
        String stages = name.equals("no-network") ? "Cgroup, StartVM" : "NetNS, AddCNI, Cgroup, AttachIf, StartVM";
        assertTrue(out.toString().contains("\nstages: " + stages + "\n"), out.toString());
        int capacity = new BuiltInProfiles().load(name).capacity();
        assertTrue(out.toString().contains("\nstarts at once: up to " + capacity + "\n"), out.toString());
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void checkTakesABuiltInProfilesName(String name) {
        assertEquals(0, profile("check", name));
        assertTrue(out.toString().startsWith(name + ": good, profile " + name + "\n"), out.toString());
    }

    @ParameterizedTest
    @MethodSource("models")
    void checkTakesABuiltInModelsName(String name) {
        assertEquals(0, profile("check", name));
        assertTrue(out.toString().startsWith(name + ": good, model " + name + " of "), out.toString());
    }

    @Test
    void checkOfANameThatIsNeitherBuiltInNorAFileSaysWhatThereIs() {
        assertEquals(2, profile("check", "netns-vet"));
        assertTrue(err.toString().startsWith("there is no built-in profile 'netns-vet': "), err.toString());
    }

    @Test
    void checkSaysWhichProgramsAnotherRuntimeNeeds() {
        assertEquals(0, profile("check", "no-network"));
        assertTrue(out.toString().contains("""

                needs programs: unshare, sleep
                  with --runtime runc: also runc, busybox
                  with --runtime qemu: also busybox, qemu-system-x86_64
                starts at once:"""), out.toString());
    }

    @Test
    void checkNamesTheDevicesThatAreNeeded(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yaml"), new BuiltInProfiles().text("ipvlan"));
        assertEquals(0, profile("check", file.toString()));
        assertTrue(out.toString().contains("\nneeds devices: ipvlan\n"), out.toString());
    }

    static List<String> models() {
        return new BuiltInModels().names();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelThatShowPrintsIsOneThatCheckAccepts(String name, @TempDir Path folder) throws Exception {
        assertEquals(0, profile("show", name));
        assertEquals(new BuiltInModels().text(name), out.toString());
        Path file = Files.writeString(folder.resolve("mine.yaml"), out.toString());
        assertEquals(0, profile("check", file.toString()));
        assertTrue(out.toString().contains("good, model " + name + " of "), out.toString());
        assertTrue(out.toString().contains("\nstages: "), out.toString());
        assertTrue(out.toString().contains("\nlocks: "), out.toString());
    }

    @Test
    void aWrongModelIsAnsweredWithTheLine(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "schemaVersion: 1\nname: x\ncores: many\n");
        assertEquals(2, profile("check", file.toString()));
        assertTrue(err.toString().contains("mine.yaml:"), err.toString());
        assertFalse(err.toString().contains("network"), err.toString());
    }

    @Test
    void aWrongNameIsAnsweredWithTheRightOnes() {
        assertEquals(2, profile("show", "netns-vet"));
        assertTrue(err.toString().contains("paper-ipvtap"), err.toString());
        assertTrue(err.toString().contains("netns-veth"), err.toString());
    }

    @Test
    void aWrongFileIsAnsweredWithTheLine(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "schemaVersion: 1\nname: x\nstagess: []\n");
        assertEquals(2, profile("check", file.toString()));
        assertTrue(err.toString().contains("mine.yaml"), err.toString());
        assertTrue(err.toString().contains("stagess"), err.toString());
        assertEquals(2, profile("check", folder.resolve("none").toString()));
    }

    @Test
    void withoutASubcommandItSaysWhatIsAllowed() {
        assertEquals(2, profile());
        assertTrue(err.toString().contains("list, show NAME or check FILE"), err.toString());
    }
}
