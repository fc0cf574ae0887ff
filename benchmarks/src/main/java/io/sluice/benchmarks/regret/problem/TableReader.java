package io.sluice.benchmarks.regret.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the T4 format of published auto-tuning tables (Hozzová et al. 2024, <a
 * href="https://doi.org/10.1145/3629527.3651429">FAIR Sharing of Data in Autotuning Research</a>), as far as it says what
 * took how long.
 */
final class TableReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            // Python writes NaN and Infinity; they are refused where they are times.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private static final String TIME = "time";

    private final String unit;

    private TableReader(String unit) {
        this.unit = unit;
    }

    /**
     * One configuration that was tried.
     *
     * @param configuration values by parameter, in the order of the table: {@link Double} or {@link String}
     * @param seconds of each repeat, or their mean alone where only that is recorded; empty where it failed
     */
    record Row(Map<String, Object> configuration, List<Double> seconds) {}

    /**
     * All configurations of a table, in order.
     *
     * @param json the text of the file
     * @throws IllegalArgumentException if it lacks something, with what it lacks
     */
    static List<Row> read(String json) {
        JsonNode table = parse(json);
        JsonNode results = table.path("results");
        if (!results.isArray() || results.isEmpty()) {
            throw new IllegalArgumentException("it has no list 'results' with entries: give a table in the T4 format");
        }
        TableReader reader =
                new TableReader(table.path("metadata").path("timeunit").asString(""));
        return IntStream.range(0, results.size())
                .mapToObj(i -> reader.numbered(results.required(i), i + 1))
                .toList();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private Row numbered(JsonNode result, int number) {
        try {
            return row(result);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("result " + number + ": " + e.getMessage(), e);
        }
    }

    private Row row(JsonNode result) {
        JsonNode objectives = result.path("objectives");
        if (objectives.size() != 1 || !objectives.path(0).asString("").equals(TIME)) {
            throw new IllegalArgumentException(
                    "'objectives' is " + (objectives.isMissingNode() ? "lacking" : objectives)
                            + ": only tables whose one objective is 'time' can be replayed");
        }
        JsonNode invalidity = result.path("invalidity");
        if (!invalidity.isString()) {
            throw new IllegalArgumentException("'invalidity' is lacking: 'correct' or what failed is expected");
        }
        boolean correct = invalidity.asString().equals("correct");
        return new Row(configuration(result.path("configuration")), correct ? seconds(result) : List.of());
    }

    private static Map<String, Object> configuration(JsonNode node) {
        if (!node.isObject() || node.isEmpty()) {
            throw new IllegalArgumentException("'configuration' is lacking: an object of parameters is expected");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        node.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getKey(), entry.getValue())));
        return values;
    }

    private static Object value(String parameter, JsonNode node) {
        if (!node.isNumber() && !node.isString() && !node.isBoolean()) {
            throw new IllegalArgumentException(
                    "'" + parameter + "' is " + node + ": a number, a text or a truth value is expected");
        }
        return node.isNumber() ? (Object) node.asDouble() : node.asString();
    }

    private List<Double> seconds(JsonNode result) {
        JsonNode repeats = result.path("times").path("runtimes");
        return repeats.isEmpty()
                ? List.of(mean(result.path("measurements")))
                : StreamSupport.stream(repeats.spliterator(), false)
                        .map(time -> seconds(time, unit))
                        .toList();
    }

    private double mean(JsonNode measurements) {
        JsonNode mean = StreamSupport.stream(measurements.spliterator(), false)
                .filter(measurement -> measurement.path("name").asString("").equals(TIME))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "neither 'times.runtimes' nor a measurement 'time' says how long it took"));
        String own = mean.path("unit").asString("");
        return seconds(mean.path("value"), own.isEmpty() ? unit : own);
    }

    private static double seconds(JsonNode time, String unit) {
        double seconds = time.isNumber() ? time.asDouble() * secondsOf(unit) : Double.NaN;
        if (!(seconds > 0 && Double.isFinite(seconds))) {
            throw new IllegalArgumentException("a time is " + time + ": it must be a finite number above 0");
        }
        return seconds;
    }

    /** The tables that are published write {@code miliseconds}. */
    private static double secondsOf(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "s", "seconds" -> 1;
            case "ms", "milliseconds", "miliseconds" -> 1e-3;
            case "us", "microseconds" -> 1e-6;
            case "ns", "nanoseconds" -> 1e-9;
            default ->
                throw new IllegalArgumentException(
                        "the unit of time, 'metadata.timeunit' or the measurement's own, is '" + unit
                                + "': seconds, milliseconds, microseconds or nanoseconds is expected");
        };
    }
}
