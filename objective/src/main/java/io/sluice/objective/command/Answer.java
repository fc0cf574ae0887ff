package io.sluice.objective.command;

import io.sluice.objective.Evaluation;
import io.sluice.objective.Evaluation.FailureKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the line that a command ends with: {@code {"value":12.3}} with optional {@code "noiseVariance"} and
 * {@code "attributes"}, or {@code {"lowerBound":31.5}}, or {@code {"failed":"why"}}. Other members are ignored. Stateless.
 */
final class Answer {
    private static final String ALLOWED =
            "the last line of its output must be {\"value\":12.3}, {\"lowerBound\":31.5} or {\"failed\":\"why\"}";
    private static final List<String> OUTCOMES = List.of("value", "lowerBound", "failed");
    private static final int QUOTED = 200;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode document;
    private final OptionalDouble cost;

    private Answer(JsonNode document, OptionalDouble cost) {
        this.document = document;
        this.cost = cost;
    }

    /**
     * The outcome that a line stands for.
     *
     * @throws IllegalArgumentException if it stands for none; the message says why and what is allowed
     */
    static Evaluation read(Optional<LastLine.Line> line, OptionalDouble cost) {
        LastLine.Line last = line.orElseThrow(() -> new IllegalArgumentException("it printed nothing: " + ALLOWED));
        if (last.cut()) {
            throw new IllegalArgumentException(
                    "its last line is longer than " + LastLine.MAX_BYTES + " bytes: " + ALLOWED);
        }
        JsonNode document = parse(last.text());
        if (OUTCOMES.stream().filter(document::has).count() != 1) {
            throw wrong(last.text());
        }
        return new Answer(document, cost).evaluation();
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw wrong(text);
        }
    }

    private static IllegalArgumentException wrong(String text) {
        String quoted = text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…";
        return new IllegalArgumentException("its last line is '" + quoted + "': " + ALLOWED);
    }

    private Evaluation evaluation() {
        if (document.has("failed")) {
            return new Evaluation.Failed(reason(), FailureKind.CONFIG, cost);
        }
        if (document.has("lowerBound")) {
            return new Evaluation.Censored(number("lowerBound"), cost, attributes());
        }
        return new Evaluation.Measured(number("value"), noiseVariance(), cost, List.of(), attributes());
    }

    private String reason() {
        JsonNode reason = document.get("failed");
        return reason.isString() ? reason.stringValue() : reason.toString();
    }

    private double number(String name) {
        JsonNode node = document.get(name);
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw new IllegalArgumentException(
                    "its \"" + name + "\" is " + node + ": it must be a finite number; " + ALLOWED);
        }
        return node.doubleValue();
    }

    private OptionalDouble noiseVariance() {
        return document.hasNonNull("noiseVariance")
                ? OptionalDouble.of(number("noiseVariance"))
                : OptionalDouble.empty();
    }

    private Map<String, Object> attributes() {
        if (!document.hasNonNull("attributes")) {
            return Map.of();
        }
        JsonNode node = document.get("attributes");
        if (!node.isObject()) {
            throw new IllegalArgumentException("its \"attributes\" is " + node + ": it must be an object");
        }
        return JSON.convertValue(node, new TypeReference<Map<String, Object>>() {});
    }
}
