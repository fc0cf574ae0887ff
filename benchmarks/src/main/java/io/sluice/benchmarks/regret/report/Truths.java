package io.sluice.benchmarks.regret.report;

import io.sluice.benchmarks.regret.problem.Family;
import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.benchmarks.regret.record.TextLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * True means of points. Those that take long to compute are kept in a file, by the problem's fingerprint and the point:
 * {@code ["fingerprint",[point],mean]} a line. Thread-safe.
 */
public final class Truths {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Map<String, Double> known = new ConcurrentHashMap<>();

    /**
     * With what is in the files that exist.
     *
     * @param file where new means are added
     * @param more files that are only read, packed where they end in {@code .gz}
     */
    public Truths(Path file, Path... more) {
        this.file = file;
        Stream.concat(Stream.of(more), Stream.of(file)).filter(Files::exists).forEach(this::load);
    }

    private void load(Path any) {
        try (Stream<String> lines = TextLines.of(any)) {
            lines.filter(line -> line.startsWith("[") && line.endsWith("]")).forEach(this::remember);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + any, e);
        }
    }

    private void remember(String line) {
        JsonNode entry = JSON.readTree(line);
        known.put(
                key(entry.required(0).asString(), entry.required(1).toString()),
                entry.required(2).asDouble());
    }

    /**
     * The true mean at a point.
     *
     * @param point values in the order of the space
     */
    public double of(Problem problem, List<Object> point) {
        if (problem.family() != Family.PIPELINE) {
            return problem.truth(named(problem, point));
        }
        String key = key(problem.fingerprint(), JSON.writeValueAsString(point));
        return known.computeIfAbsent(key, unknown -> {
            double truth = problem.truth(named(problem, point));
            append(problem.fingerprint(), point, truth);
            return truth;
        });
    }

    private synchronized void append(String fingerprint, List<Object> point, double truth) {
        String line = JSON.writeValueAsString(List.of(fingerprint, point, truth)) + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** A point as a map. */
    static Map<String, Object> named(Problem problem, List<Object> point) {
        Map<String, Object> named = new LinkedHashMap<>();
        List<Object> values = new ArrayList<>(point);
        for (int i = 0; i < values.size(); i++) {
            named.put(problem.space().parameters().get(i).name(), values.get(i));
        }
        return named;
    }

    private static String key(String fingerprint, String point) {
        return fingerprint + point;
    }
}
