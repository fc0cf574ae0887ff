package io.sluice.objective.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the kernel tells under {@code /proc}. Stateless; a process that has ended counts as having used nothing. */
final class ProcFiles {

    private static final double TICKS_PER_SECOND = 100;

    private ProcFiles() {}

    /** Processor seconds that the whole host has spent on anything but waiting, since it started. */
    static double busySeconds() {
        // user nice system idle iowait irq softirq; what comes after is not ours or counted already
        String[] words = firstLine(Path.of("/proc/stat")).orElse("cpu").split("\\s+", -1);
        double ticks = 0;
        for (int i = 1; i < Math.min(words.length, 8); i++) {
            ticks += i == 4 || i == 5 ? 0 : Double.parseDouble(words[i]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** Processor seconds of a process's threads that are alive, by their ids; not those of its children. */
    static Map<String, Double> threadSeconds(long pid) {
        Map<String, Double> seconds = new HashMap<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
            threads.forEach(thread -> seconds(thread)
                    .ifPresent(used -> seconds.put(thread.getFileName().toString(), used)));
        } catch (IOException | UncheckedIOException e) {
            return Map.of();
        }
        return seconds;
    }

    /** Processor seconds of a process that has one thread. */
    static double singleThreadSeconds(long pid) {
        return seconds(Path.of("/proc", String.valueOf(pid))).orElse(0.0);
    }

    private static Optional<Double> seconds(Path thread) {
        return firstLine(thread.resolve("schedstat")).map(line -> Long.parseLong(line.split(" ", -1)[0]) / 1e9);
    }

    /** What a process runs, program and arguments, up to the first line feed in them; empty if it has ended. */
    static Optional<String> command(long pid) {
        return firstLine(Path.of("/proc", String.valueOf(pid), "cmdline"))
                .map(line -> line.replace('\0', ' ').strip());
    }

    /** Names of the network devices in the network namespace of a process. */
    static List<String> networkDevices(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "net", "dev"))) {
            return lines.skip(2)
                    .map(line -> line.substring(0, line.indexOf(':')).strip())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The processor's name. */
    static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    static Optional<String> firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
