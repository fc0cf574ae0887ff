package io.sluice.cli.tune;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Which options go with {@code --command} and which without. Not thread-safe. */
final class CommandMode {
    private static final List<String> OF_BURSTS = List.of(
            "--profile",
            "--runtime",
            "--cgroup",
            "--max-failed",
            "--qos",
            "--rules",
            "--tenants",
            "--simulate",
            "--burst",
            "--metric",
            "--pairs",
            "--export-unproven");

    private final CommandSpec spec;

    CommandMode(CommandSpec spec) {
        this.spec = spec;
    }

    /** Refuses options that do not go together, and a space that is not there. */
    void check(Optional<Path> space) {
        ParseResult given = spec.commandLine().getParseResult();
        boolean command = given.hasMatchedOption("--command");
        if (command != given.hasMatchedOption("--space")) {
            throw refusal(
                    command
                            ? "--command needs --space FILE, the parameters to tune"
                            : "--space goes with --command 'PROG ARGS'; the parameters of bursts are their stages");
        }
        if (space.isPresent() && !Files.isRegularFile(space.get())) {
            throw refusal(
                    "--space is " + space.get() + ": there is no such file; it says which parameters to tune, such as"
                            + " {\"parameters\":[{\"name\":\"workers\",\"type\":\"limit\",\"high\":64}]}");
        }
        String unfit = OF_BURSTS.stream().filter(given::hasMatchedOption).collect(Collectors.joining(", "));
        if (command && !unfit.isEmpty()) {
            throw refusal(unfit + " is for bursts and has no meaning with --command; leave it out");
        }
    }

    private ParameterException refusal(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
