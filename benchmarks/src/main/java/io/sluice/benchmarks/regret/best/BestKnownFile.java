package io.sluice.benchmarks.regret.best;

import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.limiter.file.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The best known points of all problems, by name, as they come with the suite. Immutable. */
public final class BestKnownFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String COMMAND =
            "java -cp benchmarks/target/benchmarks.jar io.sluice.benchmarks.regret.best.BestKnownSearch";

    private final Map<String, BestKnown> byName;

    BestKnownFile(Map<String, BestKnown> byName) {
        this.byName = new TreeMap<>(byName);
    }

    /** Those in the artefact. */
    public static BestKnownFile shipped() {
        try (InputStream in = BestKnownFile.class.getResourceAsStream("best-known.json")) {
            return in == null ? new BestKnownFile(Map.of()) : read(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those in a file, or none where there is no file. */
    static BestKnownFile of(Path file) throws IOException {
        return Files.exists(file) ? read(JSON.readTree(Files.readString(file))) : new BestKnownFile(Map.of());
    }

    /** The best known of a problem as it is now; empty if it was not searched since it changed. */
    public Optional<BestKnown> of(Problem problem) {
        return Optional.ofNullable(byName.get(problem.name()))
                .filter(best -> best.fingerprint().equals(problem.fingerprint()));
    }

    BestKnownFile with(String name, BestKnown best) {
        Map<String, BestKnown> more = new LinkedHashMap<>(byName);
        more.put(name, best);
        return new BestKnownFile(more);
    }

    private static BestKnownFile read(JsonNode document) {
        Map<String, BestKnown> byName = new LinkedHashMap<>();
        document.required("problems").properties().forEach(entry -> byName.put(entry.getKey(), best(entry.getValue())));
        return new BestKnownFile(byName);
    }

    private static BestKnown best(JsonNode node) {
        Map<String, Object> point = new LinkedHashMap<>();
        node.required("point").properties().forEach(entry -> point.put(entry.getKey(), value(entry.getValue())));
        return new BestKnown(
                node.required("fingerprint").asString(),
                node.required("value").asDouble(),
                node.required("standardError").asDouble(),
                node.required("baseline").asDouble(),
                point);
    }

    private static Object value(JsonNode node) {
        if (node.isString()) {
            return node.asString();
        }
        return node.isIntegralNumber() ? (Object) node.asLong() : (Object) node.asDouble();
    }

    /** Replaces a file by this. */
    void write(Path file) throws IOException {
        ObjectNode document = JSON.createObjectNode().put("command", COMMAND);
        ObjectNode problems = document.putObject("problems");
        byName.forEach((name, best) -> {
            ObjectNode node = problems.putObject(name);
            node.put("fingerprint", best.fingerprint());
            node.put("value", best.value()).put("standardError", best.standardError());
            node.put("baseline", best.baseline());
            ObjectNode point = node.putObject("point");
            new TreeMap<>(best.point()).forEach((key, value) -> point.set(key, JSON.valueToTree(value)));
        });
        AtomicFile.write(file, (JSON.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
