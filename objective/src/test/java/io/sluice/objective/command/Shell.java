package io.sluice.objective.command;

import io.sluice.objective.Candidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Small sh scripts as objectives, and what became of the processes that they started. */
final class Shell {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private Shell() {}

    static ExternalCommandObjective objective(String script) {
        return new ExternalCommandObjective(List.of("sh", "-c", script));
    }

    /** The same where there is no setsid. */
    static ExternalCommandObjective withoutSetsid(String script) {
        return new ExternalCommandObjective(List.of("sh", "-c", script), Optional.empty(), System::nanoTime);
    }

    static Candidate candidate() {
        return new Candidate(1, Map.of("a", 12L), Map.of(), OptionalDouble.empty(), 5);
    }

    static Candidate candidate(double cutoff) {
        return new Candidate(2, Map.of("a", 12L), Map.of(), OptionalDouble.of(cutoff), 5);
    }

    /** The process number that a script wrote into a file, as soon as it is there. */
    static long pid(Path file) {
        await(() -> written(file));
        return Long.parseLong(read(file).strip());
    }

    /** Whether a script has written a process number into a file. */
    static boolean written(Path file) {
        return Files.exists(file) && read(file).endsWith("\n");
    }

    static void awaitDeath(long pid) {
        await(() -> !lives(pid));
    }

    /** A zombie is dead: whether the init process of a container reaps it is no concern of ours. */
    static boolean lives(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return ProcessHandle.of(pid).isPresent();
        }
        try {
            String line = Files.readString(stat);
            return line.charAt(line.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return false;
        }
    }

    private static void await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new AssertionError("not so after 60 s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
