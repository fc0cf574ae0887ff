package io.sluice.cli.command;

import io.sluice.cli.support.CliContext;
import io.sluice.cli.support.Interruption;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs of {@code tune --command} in a folder of their own, over a real sh script. */
final class Tuning {
    private static final String SPACE = """
            {"goal":"minimize","parameters":[
              {"name":"A","type":"limit","high":16},{"name":"k","type":"int","low":1,"high":9}]}
            """;

    final Interruption interruption = new Interruption();
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    private final Path folder;
    private final Path script;
    private Optional<Duration> maxTime = Optional.empty();
    private long seed = 1;

    /** The script finds the parameters in $A and $k, the trial in $trial, and leaves a line in the file runs. */
    Tuning(Path folder, String body) {
        this.folder = folder;
        this.script = folder.resolve("objective.sh");
        write(folder.resolve("space.json"), SPACE);
        script(body);
    }

    void script(String body) {
        write(script, """
                cd "$(dirname "$0")"
                read -r request
                trial=$(echo "$request" | sed 's/.*"trial":\\([0-9]*\\).*/\\1/')
                A=$(echo "$request" | sed 's/.*"A":\\([0-9]*\\).*/\\1/')
                k=$(echo "$request" | sed 's/.*"k":\\([0-9]*\\).*/\\1/')
                echo "$trial A=$A k=$k" >> runs
                """ + body);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Tuning maxTime(Duration time) {
        maxTime = Optional.of(time);
        return this;
    }

    Tuning seed(long otherSeed) {
        seed = otherSeed;
        return this;
    }

    int run(int trials, boolean resume) throws IOException {
        return run("sh '" + script + "'", trials, resume, folder.resolve("best.json"));
    }

    int run(String command, int trials, boolean resume, Path target) throws IOException {
        CliContext real = CliContext.system();
        var context = new CliContext(real.hosts(), real.clock(), real.nanos(), interruption, false);
        var request = new CommandTuneRequest(
                command, folder.resolve("space.json"), trials, maxTime, folder.resolve("study"), resume, seed, target);
        return new CommandTune(context).run(request, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    JsonNode best() throws IOException {
        return new JsonMapper().readTree(Files.readString(folder.resolve("best.json")));
    }

    long runs() throws IOException {
        Path runs = folder.resolve("runs");
        return Files.exists(runs) ? Files.readAllLines(runs).size() : 0;
    }

    Path folder() {
        return folder;
    }
}
