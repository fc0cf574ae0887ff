package io.sluice.objective.command;

import static io.sluice.objective.command.Shell.candidate;
import static io.sluice.objective.command.Shell.objective;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.Candidate;
import io.sluice.objective.Evaluation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalCommandProtocolTest {

    private static Evaluation evaluate(String script) throws InterruptedException {
        return objective(script).evaluate(candidate());
    }

    private static String failure(String script) throws InterruptedException {
        return assertInstanceOf(Evaluation.Failed.class, evaluate(script)).reason();
    }

    private static double value(Evaluation evaluation) {
        return assertInstanceOf(Evaluation.Measured.class, evaluation).value();
    }

    @Test
    void theRequestIsOneLineOfJson(@TempDir Path folder) throws Exception {
        Path seen = folder.resolve("seen");
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("NetNS", 12L);
        parameters.put("r", 0.5);
        parameters.put("mode", "b c");
        var asked = new Candidate(7, parameters, Map.of("burst", 400L), OptionalDouble.of(31.5), 9007199254740991L);
        double value =
                value(objective("cat > '" + seen + "'; echo '{\"value\":12.3}'").evaluate(asked));
        assertEquals(12.3, value);
        assertEquals(
                "{\"trial\":7,\"params\":{\"NetNS\":12,\"r\":0.5,\"mode\":\"b c\"},\"context\":{\"burst\":400},"
                        + "\"cutoff\":31.5,\"seed\":9007199254740991}\n",
                Files.readString(seen));
    }

    @Test
    void noCutoffIsNull() throws Exception {
        var evaluation = evaluate("grep -q '\"cutoff\":null,' && echo '{\"value\":1}'");
        assertEquals(1, value(evaluation));
    }

    @Test
    void onlyTheLastLineThatIsNotEmptyCounts() throws Exception {
        assertEquals(2, value(evaluate("echo hello; echo '{\"value\":1}'; printf '{\"value\":2}\\r\\n \\n\\n'")));
        assertEquals(3, value(evaluate("printf 'noise\\n{\"value\":3}'")));
    }

    @Test
    void everyOptionalMemberArrives() throws Exception {
        var evaluation = evaluate("echo '{\"value\":-2e3,\"noiseVariance\":0.25,\"unit\":\"s\","
                + "\"attributes\":{\"cpu\":1.5,\"tags\":[\"x\",1]}}'");
        var measured = assertInstanceOf(Evaluation.Measured.class, evaluation);
        assertEquals(-2000, measured.value());
        assertEquals(OptionalDouble.of(0.25), measured.noiseVariance());
        assertEquals(Map.of("cpu", 1.5, "tags", List.of("x", 1)), measured.attributes());
        assertTrue(measured.cost().orElseThrow() > 0);
    }

    @Test
    void aLowerBoundAndAFailureArrive() throws Exception {
        var censored = assertInstanceOf(Evaluation.Censored.class, evaluate("echo '{\"lowerBound\":31.5}'"));
        assertEquals(31.5, censored.lowerBound());
        assertTrue(failure("echo '{\"failed\":\"no such device\"}'").equals("no such device"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\":NaN}",
                "{\"value\":Infinity}",
                "{\"value\":1e999}",
                "{\"value\":\"1\"}",
                "{\"value\":null}",
                "{\"value\":1,\"lowerBound\":1}",
                "{\"value\":1} trailing",
                "{\"value\":1,\"noiseVariance\":-1}",
                "{\"value\":1,\"attributes\":7}",
                "{\"lowerBound\":-1e999}",
                "[1]",
                "12.3",
                "{}"
            })
    void whatIsNoAnswerFailsTheTrial(String line) throws Exception {
        String reason = failure("echo 'it was me' >&2; echo '" + line + "'");
        assertTrue(reason.contains("it was me"), reason);
    }

    @Test
    void noOutputFailsTheTrial() throws Exception {
        assertTrue(failure("true").startsWith("it printed nothing"));
        assertTrue(failure("printf '\\n \\n'").startsWith("it printed nothing"));
    }

    @ParameterizedTest
    @CsvSource({"exit 3,exit code is 3", "kill -TERM $$,exit code is 143 (signal 15)"})
    void aNonZeroExitFailsTheTrialWhateverWasPrinted(String end, String said) throws Exception {
        String reason = failure("echo '{\"value\":1}'; echo 'out of luck' >&2; " + end);
        assertTrue(reason.contains(said) && reason.endsWith("out of luck"), reason);
    }

    @Test
    void aProgramThatIsNotThereIsRefusedAtOnce(@TempDir Path folder) throws Exception {
        Path plain = Files.writeString(folder.resolve("plain.sh"), "echo");
        for (String program : List.of("no-such-program-anywhere", "./no/such", plain.toString())) {
            var e = assertThrows(IllegalArgumentException.class, () -> new ExternalCommandObjective(program + " x"));
            assertTrue(String.valueOf(e.getMessage()).contains(program), e.getMessage());
        }
    }

    @Test
    void aCommandThatCannotBeStartedIsTheHarnessesFault() throws Exception {
        var objective = new ExternalCommandObjective(List.of("echo", "x".repeat(3_000_000)));
        var failed = assertInstanceOf(Evaluation.Failed.class, objective.evaluate(candidate()));
        assertEquals(Evaluation.FailureKind.HARNESS, failed.kind());
    }
}
