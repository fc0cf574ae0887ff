package io.sluice.cli.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.profile.BuiltInProfiles;
import io.sluice.objective.profile.ProfileException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
            return exception instanceof ProfileException ? 2 : 99;
        });
        return line.execute(arguments);
    }

    @Test
    void listNamesEveryBuiltInProfileWithItsDescription() {
        assertEquals(0, profile("list"));
        var names = out.toString().lines().map(line -> line.split(" ", 2)[0]).toList();
        assertEquals(new BuiltInProfiles().names(), names);
        assertTrue(out.toString().lines().allMatch(line -> line.length() > 30), out.toString());
    }

    @Test
    void whatShowPrintsIsWhatCheckAccepts(@TempDir Path folder) throws Exception {
        assertEquals(0, profile("show", "netns-veth"));
        assertEquals(new BuiltInProfiles().text("netns-veth"), out.toString());
        Path file = Files.writeString(folder.resolve("mine.yaml"), out.toString());
        assertEquals(0, profile("check", file.toString()));
        assertTrue(out.toString().contains("good, profile netns-veth"), out.toString());
        assertTrue(out.toString().contains("stages: NetNS, AddCNI"), out.toString());
    }

    @Test
    void aWrongNameIsAnsweredWithTheRightOnes() {
        assertEquals(2, profile("show", "netns-vet"));
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
