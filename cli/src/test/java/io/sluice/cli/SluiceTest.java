package io.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.cli.FakeHost.Law;
import io.sluice.cli.support.Interruption;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SluiceTest {

    private static final List<String> COMMANDS =
            List.of("tune", "burst", "prove", "validate", "ask-tell", "agent", "profile", "doctor", "clean");

    private final FakeHost host = new FakeHost(Law.FLAT);

    private CliRun run(String... arguments) {
        return CliRun.of(host.context(new Interruption()), arguments);
    }

    @Test
    void withoutArgumentsTheHelpIsPrinted() {
        CliRun help = run("--help");
        CliRun nothing = run();

        assertEquals(0, nothing.exitCode());
        assertEquals(help.out(), nothing.out());
        assertEquals("", nothing.err());
    }

    @Test
    void theHelpNamesEveryCommandAndTheExitCodes() {
        String help = run("--help").out();

        for (String command : COMMANDS) {
            assertTrue(help.contains("\n  " + command + " "), command + " in " + help);
        }
        assertTrue(help.contains("0 done, 2 usage, 3 the host lacks something, 4 failed, 130 interrupted"), help);
    }

    static List<String> commands() {
        return COMMANDS;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasAHelpThatFitsAScreen(String command) {
        CliRun help = run(command, "--help");

        assertEquals(0, help.exitCode());
        assertTrue(help.out().startsWith("Usage: sluice " + command), help.out());
        assertTrue(help.out().lines().allMatch(line -> line.length() <= 100), help.out());
        assertFalse(help.out().contains("${"), help.out());
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        CliRun version = run("--version");

        assertEquals(0, version.exitCode());
        assertTrue(version.out().matches("sluice \\d+\\.\\d+\\.\\d+\\S* \\(Java .*\\)\\R"), version.out());
    }

    @Test
    void anUnknownCommandIsAnsweredWithWhatThereIs() {
        CliRun run = run("tume");

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("'tume'"), run.err());
        assertTrue(run.err().contains("Did you mean: tune?"), run.err());
        assertTrue(run.err().contains("Commands: tune, burst, prove"), run.err());
        assertEquals("", run.out());
    }

    @Test
    void anUnknownOptionIsAnsweredWithWhatThereIs() {
        CliRun run = run("burst", "--bursts", "3");

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("--bursts"), run.err());
        assertTrue(run.err().contains("Options: --profile, "), run.err());
    }

    @ParameterizedTest
    @CsvSource({
        "tune,--context=burst=100",
        "tune,--constraint=p99<=1.1*baseline",
        "tune,--warm-start=x",
        "tune,--prefer=current",
        "burst,--context=burst=100"
    })
    void anOptionOfLaterWorkIsRefusedByName(String command, String option) {
        CliRun run = run(command, option);

        String name = option.replaceFirst("=.*", "");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().startsWith("sluice: " + name + " is not in this version: "), run.err());
        assertEquals(0, host.bursts());
    }

    @Test
    void anOptionOfLaterWorkIsRefusedByNameAlsoWithItsValueApart() {
        CliRun run = run("tune", "--context", "burst=100,400");

        assertEquals(2, run.exitCode());
        assertTrue(run.err().startsWith("sluice: --context is not in this version: "), run.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--burst|100,200|names several burst sizes, which is not in this version",
                "--burst|0|a number of startups from 1 up",
                "--burst|many|a number of startups from 1 up",
                "--runtime|lxc|process, runc or qemu is allowed",
                "--cgroup|v3|v1 or v2 is allowed",
                "--metric|speed|balanced, makespan, mean",
                "--trials|0|a whole number from 1 up",
                "--pairs|1|a whole number from 2 up",
                "--max-time|10|a duration such as 200ms, 30s, 10m",
                "--max-time|0s|a duration such as 200ms, 30s, 10m",
                "--max-failed|-1|a whole number from 0 up",
                "--seed|x|'x'"
            })
    void aWrongValueIsRefusedWithTheValueAndWhatIsAllowed(String option, String value, String expected) {
        CliRun run = run("tune", option, value);

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains(option), run.err());
        assertTrue(run.err().contains(value), run.err());
        assertTrue(run.err().contains(expected), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @Test
    void commandAndSpaceBelongTogether() {
        assertTrue(run("tune", "--command", "prog").err().contains("--command needs --space"));
        assertTrue(run("tune", "--space", "s.json").err().contains("--space goes with --command"));
        CliRun nowhere = run("tune", "--command", "prog", "--space", "nowhere.json");
        assertEquals(2, nowhere.exitCode());
        assertTrue(nowhere.err().contains("--space is nowhere.json: there is no such file"), nowhere.err());
        CliRun both = run("tune", "--command", "prog", "--space", "pom.xml", "--burst", "4", "--pairs", "3");
        assertEquals(2, both.exitCode());
        assertTrue(both.err().contains("--burst, --pairs is for bursts"), both.err());
    }

    @Test
    void aStackTraceIsPrintedOnlyOnDemand() {
        assertFalse(run("prove", "nowhere.json").err().contains("\tat "));
        assertTrue(run("prove", "nowhere.json", "--debug").err().contains("\tat "));
        assertTrue(run("--debug", "prove", "nowhere.json").err().contains("\tat "));
    }

    @Test
    void outputThatIsNotTakenIsAFailure() {
        StringWriter err = new StringWriter();
        PrintWriter full = new PrintWriter(new FullDisk());

        int exitCode = SluiceMain.run(host.context(new Interruption()), full, new PrintWriter(err), "burst", "--json");

        assertEquals(4, exitCode);
        assertTrue(err.toString().contains("standard output cannot be written"), err.toString());
    }

    @Test
    void theLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            CliRun arabic = run("burst", "--burst", "4");
            Locale.setDefault(Locale.ROOT);
            CliRun root = CliRun.of(new FakeHost(Law.FLAT).context(new Interruption()), "burst", "--burst", "4");
            assertEquals(root, arabic);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static final class FullDisk extends Writer {
        @Override
        public void write(char[] buffer, int offset, int length) throws java.io.IOException {
            throw new java.io.IOException("No space left on device");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void outputThatIsTakenIsNone() {
        PrintWriter out = new PrintWriter(Writer.nullWriter());
        assertEquals(0, SluiceMain.run(host.context(new Interruption()), out, out, "--version"));
    }
}
