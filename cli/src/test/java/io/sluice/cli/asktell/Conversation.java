package io.sluice.cli.asktell;

import io.sluice.cli.support.CliContext;
import io.sluice.cli.support.HostOpener;
import io.sluice.cli.support.Interruption;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Runs of the ask-tell command in a folder of their own. */
final class Conversation {
    static final String SPACE = """
            {"goal":"minimize","parameters":[
              {"name":"NetNS","type":"limit","high":400},
              {"name":"batch","type":"int","low":1,"high":64,"scale":"log"},
              {"name":"r","type":"real","low":0,"high":1},
              {"name":"mode","type":"choice","values":["a","é"]}]}
            """;

    private final Path folder;
    private final Path space;
    private Optional<Exception> failure = Optional.empty();

    Conversation(Path folder, String space) {
        this.folder = folder;
        this.space = folder.resolve("space.json");
        try {
            Files.writeString(this.space, space);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answers to these lines, in memory. */
    List<String> say(String... lines) {
        return sayWith(List.of("--seed", "1"), lines);
    }

    List<String> sayWith(List<String> options, String... lines) {
        String text = String.join("\n", lines) + "\n";
        StringWriter out = new StringWriter();
        int exit = run(
                new Interruption(),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out),
                options);
        if (exit != 0) {
            throw new AssertionError("exit code " + exit, failure.orElse(null));
        }
        return out.toString().lines().toList();
    }

    int run(Interruption interruption, InputStream in, PrintWriter out, List<String> options) {
        var context = new CliContext(HostOpener.linux(), Clock.systemUTC(), System::nanoTime, interruption, false);
        CommandLine line = new CommandLine(new AskTellCommand(context, in));
        line.setOut(out);
        line.setErr(new PrintWriter(new StringWriter()));
        line.setExecutionExceptionHandler((exception, command, result) -> {
            failure = Optional.of(exception);
            return 99;
        });
        List<String> arguments = new ArrayList<>(List.of("--space", space.toString()));
        arguments.addAll(options);
        return line.execute(arguments.toArray(String[]::new));
    }

    Optional<Exception> failure() {
        return failure;
    }

    Path study() {
        return folder.resolve("study");
    }
}
