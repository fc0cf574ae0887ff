package io.sluice.cli.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.cli.support.CommandFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ValidateCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();

    private int validate(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("limits.json"), content);
        CommandLine line = new CommandLine(new ValidateCommand());
        line.setOut(new PrintWriter(out));
        line.setExecutionExceptionHandler((exception, command, result) -> {
            out.append(exception.getMessage());
            return exception instanceof CommandFailure failure ? failure.exitCode() : 99;
        });
        return line.execute(file.toString());
    }

    @Test
    void aGoodFileIsPrintedAsTheLimitsItSets() throws Exception {
        int exit = validate("{\"schemaVersion\":1,\"burst\":400,\"stages\":[{\"name\":\"NetNS\",\"limit\":12},"
                + "{\"name\":\"StartVM\",\"limit\":null}],\"table\":[{\"burst\":100,\"stages\":{\"NetNS\":8}}]}");
        assertEquals(0, exit);
        assertEquals(
                "limits.json: good, no checksum in it\nburst 400: NetNS=12,StartVM=unlimited\nburst 100: NetNS=8\n",
                out.toString().replace(folder + "/", ""));
    }

    @Test
    void aFileWithoutStagesLimitsNothing() throws Exception {
        assertEquals(0, validate("{\"schemaVersion\":1,\"stages\":[]}"));
        assertTrue(out.toString().contains("any burst: no stage is limited"), out.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "nonsense ~ is not JSON",
                "{\"schemaVersion\":2,\"stages\":[]} ~ schemaVersion",
                "{\"schemaVersion\":1} ~ stages",
                "{\"schemaVersion\":1,\"stages\":[{\"name\":\"A\",\"limit\":0}]} ~ stages[0].limit",
                "{\"schemaVersion\":1,\"stages\":[],\"sha256\":\"00\"} ~ sha256",
            })
    void aBadFileIsRejectedWithTheReason(String content, String reason) throws Exception {
        assertEquals(4, validate(content));
        assertTrue(out.toString().contains(reason), out.toString());
    }

    @Test
    void aFileThatIsNotThereIsRejected() throws Exception {
        assertEquals(0, validate("{\"schemaVersion\":1,\"stages\":[]}"));
        Files.delete(folder.resolve("limits.json"));
        Files.createDirectory(folder.resolve("limits.json"));
        CommandLine line = new CommandLine(new ValidateCommand());
        line.setExecutionExceptionHandler((exception, command, result) -> ((CommandFailure) exception).exitCode());
        assertEquals(4, line.execute(folder.resolve("limits.json").toString()));
        assertEquals(4, line.execute(folder.resolve("none").toString()));
    }
}
