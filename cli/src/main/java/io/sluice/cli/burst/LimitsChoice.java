package io.sluice.cli.burst;

import io.sluice.cli.option.LimitsFileReader;
import io.sluice.cli.support.CommandFailure;
import io.sluice.cli.support.SimulationText;
import io.sluice.limiter.Limits;
import io.sluice.limiter.file.LimitsFile;
import io.sluice.objective.burst.HostInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Limits typed or in a file; without either there are none. */
final class LimitsChoice {

    @Option(
            names = "--limits",
            paramLabel = "A=1,B=2",
            description = "How many may be in each stage at once; stages not named are unlimited.")
    private Optional<String> typed = Optional.empty();

    @Option(names = "--limits-file", paramLabel = "FILE", description = "The same from a limits file.")
    private Optional<Path> file = Optional.empty();

    private Optional<LimitsFile> content = Optional.empty();

    /** What was asked for, for a burst of that size. */
    Limits read(int burst) {
        if (file.isPresent()) {
            content = Optional.of(LimitsFileReader.read(file.get()));
            return content.get().toLimits(burst);
        }
        try {
            return typed.map(Limits::parse).orElse(Limits.unlimited());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--limits: " + e.getMessage());
        }
    }

    /** What to say of a file that was found on a model and is to be used elsewhere; after {@link #read}. */
    Optional<String> warning(HostInfo host) {
        return content.flatMap(limitsFile -> SimulationText.warning(file.orElseThrow(), limitsFile, host));
    }

    /**
     * Holds them against the stages that there are: an unknown stage is refused if it was typed, and warned of if it
     * stands in a file, as every reader of such files does.
     */
    Limits matched(Limits wanted, List<String> stages, Consumer<String> warnings) {
        Limits.Match match = wanted.match(stages);
        if (!match.unknown().isEmpty() && typed.isPresent()) {
            throw CommandFailure.usage("--limits names " + String.join(", ", match.unknown())
                    + ", which is no stage here: the stages are " + String.join(", ", stages));
        }
        match.unknown()
                .forEach(stage -> warnings.accept(
                        "warning: the limits file names stage " + stage + ", which is not here; it is ignored"));
        return match.limits();
    }
}
