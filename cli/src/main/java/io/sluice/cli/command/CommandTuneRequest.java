package io.sluice.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@code sluice tune --command} was asked to do.
 *
 * @param commandLine the program and its arguments, quoted as {@link io.sluice.objective.command.CommandLine} says
 * @param spaceFile a {@code space.json}
 * @param trials finished trials of the whole study; at least 1
 * @param maxTime for search and proof together
 * @param study folder of the journal
 * @param resume whether to go on with the study in that folder
 * @param seed of everything random
 * @param out the file to write, {@code best.json} unless asked otherwise
 */
public record CommandTuneRequest(
        String commandLine,
        Path spaceFile,
        int trials,
        Optional<Duration> maxTime,
        Path study,
        boolean resume,
        long seed,
        Path out) {
    /** Where the result goes unless asked otherwise. */
    public static final Path DEFAULT_OUT = Path.of("best.json");
}
