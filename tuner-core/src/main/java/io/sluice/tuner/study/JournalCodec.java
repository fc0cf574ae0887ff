package io.sluice.tuner.study;

import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.space.SpaceFile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Journal lines to and from JSON. */
final class JournalCodec {
    static final int SCHEMA_VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JournalCodec() {}

    /** One line with its line feed, in UTF-8. */
    static byte[] line(ObjectNode document) {
        return (JSON.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Empty if the bytes are not one JSON object. */
    static Optional<JsonNode> parse(byte[] line) {
        try {
            return Optional.of(JSON.readTree(line)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    static ObjectNode write(StudyHeader header, Clock clock) {
        ObjectNode document = JSON.createObjectNode().put("type", "header").put("schemaVersion", SCHEMA_VERSION);
        document.put("created", clock.instant().toString());
        document.setAll(new SpaceFile(header.goal(), header.space()).toJson());
        document.put("seed", header.seed());
        header.definition().forEach(document.putObject("definition")::put);
        ArrayNode enqueued = document.putArray("enqueued");
        header.enqueued().forEach(point -> enqueued.add(params(point)));
        header.settings().forEach(document.putObject("settings")::put);
        return document;
    }

    static StudyHeader header(JsonNode document) {
        Fields fields = new Fields(document);
        fields.require("type", "header");
        if (fields.integer("schemaVersion") != SCHEMA_VERSION) {
            throw new IllegalArgumentException("schemaVersion is " + fields.integer("schemaVersion")
                    + " and this version reads " + SCHEMA_VERSION + "; use the version that wrote it");
        }
        ObjectNode space = JSON.createObjectNode();
        space.set("goal", fields.get("goal"));
        space.set("parameters", fields.get("parameters"));
        SpaceFile file = SpaceFile.of(space);
        List<Map<String, Object>> enqueued = new ArrayList<>();
        fields.get("enqueued").forEach(point -> enqueued.add(params(point)));
        return new StudyHeader(
                file.space(),
                file.goal(),
                fields.integer("seed"),
                fields.texts("definition"),
                enqueued,
                fields.texts("settings"));
    }

    static ObjectNode write(JournalEntry entry) {
        ObjectNode document = JSON.createObjectNode();
        if (entry instanceof JournalEntry.Ask ask) {
            writeAsk(ask.trial(), document.put("type", "ask"));
        } else if (entry instanceof JournalEntry.Tell tell) {
            document.put("type", "tell").put("trial", tell.trial());
            EvaluationCodec.write(tell.evaluation(), document);
            document.put("at", tell.at().toString());
        } else if (entry instanceof JournalEntry.Note note) {
            document.put("type", "note").put("kind", note.kind()).set("payload", note.payload());
            document.put("at", note.at().toString());
        }
        return document;
    }

    private static void writeAsk(Trial trial, ObjectNode document) {
        document.put("trial", trial.number());
        document.set("params", params(trial.parameters()));
        document.put("cutoff", trial.cutoff().isPresent() ? trial.cutoff().getAsDouble() : null);
        document.put(
                "replicateOf",
                trial.replicateOf().isPresent() ? trial.replicateOf().getAsInt() : null);
        document.put("stop", trial.stop().orElse(null));
        document.put("at", trial.asked().toString());
    }

    static JournalEntry entry(JsonNode document, SearchSpace space) {
        Fields fields = new Fields(document);
        String type = fields.text("type");
        return switch (type) {
            case "ask" -> new JournalEntry.Ask(ask(fields, space));
            case "tell" ->
                new JournalEntry.Tell(
                        fields.trial("trial"), EvaluationCodec.read(fields), Instant.parse(fields.text("at")));
            case "note" ->
                new JournalEntry.Note(fields.text("kind"), fields.get("payload"), Instant.parse(fields.text("at")));
            default -> throw new IllegalArgumentException("type is '" + type + "'; it must be ask, tell or note");
        };
    }

    private static Trial ask(Fields fields, SearchSpace space) {
        OptionalDouble cutoff = fields.optionalNumber("cutoff");
        OptionalInt replicateOf =
                fields.has("replicateOf") ? OptionalInt.of(fields.trial("replicateOf")) : OptionalInt.empty();
        Optional<String> stop = fields.has("stop") ? Optional.of(fields.text("stop")) : Optional.empty();
        Instant at = Instant.parse(fields.text("at"));
        return Trial.pending(
                fields.trial("trial"), space.canonical(params(fields.object("params"))), cutoff, replicateOf, stop, at);
    }

    private static JsonNode params(Map<String, Object> point) {
        return JSON.valueToTree(point);
    }

    private static Map<String, Object> params(JsonNode object) {
        Map<String, Object> params = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            JsonNode value = member.getValue();
            params.put(member.getKey(), value.isNumber() ? value.numberValue() : value.asString());
        }
        return params;
    }

    static Map<String, Object> toMap(JsonNode object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.properties()
                .forEach(member -> map.put(member.getKey(), JSON.treeToValue(member.getValue(), Object.class)));
        return map;
    }

    static JsonNode toTree(Map<String, Object> map) {
        try {
            return JSON.valueToTree(map);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "attributes " + map.keySet() + " cannot be written as JSON: " + e.getOriginalMessage()
                            + "; keep numbers, strings, lists and maps only",
                    e);
        }
    }
}
