package io.sluice.limiter.file;

import io.sluice.limiter.Limits;
import io.sluice.limiter.json.CanonicalJson;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A limits file as a document, in the order of the contract, with its checksum. Stateless. */
final class LimitsFileTree {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private LimitsFileTree() {}

    static String text(ObjectNode document) {
        return JSON.writeValueAsString(document) + "\n";
    }

    static ObjectNode of(LimitsFile file) {
        ObjectNode document = JSON.createObjectNode();
        document.put("schemaVersion", file.schemaVersion());
        file.generation().ifPresent(value -> document.put("generation", value));
        file.created().ifPresent(value -> document.put("created", value.toString()));
        file.burst().ifPresent(value -> document.put("burst", value));
        file.metric().ifPresent(value -> document.put("metric", value));
        document.set("stages", stages(file.stages()));
        if (!file.table().isEmpty()) {
            ArrayNode rows = document.putArray("table");
            file.table()
                    .forEach(row -> rows.addObject().put("burst", row.burst()).set("stages", byName(row.stages())));
        }
        file.evidence().ifPresent(value -> document.set("evidence", evidence(value)));
        file.host().ifPresent(value -> document.set("host", host(value)));
        file.tuner().ifPresent(value -> document.set("tuner", tuner(value)));
        document.put("sha256", CanonicalJson.sha256(document));
        return document;
    }

    private static ArrayNode stages(Limits limits) {
        ArrayNode stages = JSON.createArrayNode();
        limits.asMap().forEach((name, limit) -> putLimit(stages.addObject().put("name", name), "limit", limit));
        return stages;
    }

    private static ObjectNode byName(Limits limits) {
        ObjectNode stages = JSON.createObjectNode();
        limits.asMap().forEach((name, limit) -> putLimit(stages, name, limit));
        return stages;
    }

    private static void putLimit(ObjectNode object, String member, OptionalInt limit) {
        if (limit.isPresent()) {
            object.put(member, limit.getAsInt());
        } else {
            object.putNull(member);
        }
    }

    private static ObjectNode evidence(Evidence evidence) {
        ObjectNode object = JSON.createObjectNode();
        evidence.baseline().ifPresent(value -> object.put("baseline", value));
        evidence.tuned().ifPresent(value -> object.put("tuned", value));
        evidence.gain().ifPresent(value -> object.put("gain", value));
        evidence.gainCi95()
                .ifPresent(value -> object.putArray("gainCi95").add(value.low()).add(value.high()));
        evidence.pairs().ifPresent(value -> object.put("pairs", value));
        evidence.tried().ifPresent(value -> object.set("tried", byName(value)));
        evidence.significant().ifPresent(value -> object.put("significant", value));
        return withExtra(object, evidence.extra());
    }

    private static ObjectNode host(HostInfo host) {
        ObjectNode object = JSON.createObjectNode();
        host.kernel().ifPresent(value -> object.put("kernel", value));
        host.cores().ifPresent(value -> object.put("cores", value));
        host.cgroup().ifPresent(value -> object.put("cgroup", value));
        host.profile().ifPresent(value -> object.put("profile", value));
        host.runtime().ifPresent(value -> object.put("runtime", value));
        host.fingerprint().ifPresent(value -> object.put("fingerprint", value));
        return withExtra(object, host.extra());
    }

    private static ObjectNode tuner(TunerInfo tuner) {
        ObjectNode object = JSON.createObjectNode();
        tuner.version().ifPresent(value -> object.put("version", value));
        tuner.study().ifPresent(value -> object.put("study", value));
        tuner.seed().ifPresent(value -> object.put("seed", value));
        tuner.trials().ifPresent(value -> object.put("trials", value));
        return object;
    }

    private static ObjectNode withExtra(ObjectNode object, Map<String, Object> extra) {
        extra.forEach((name, value) -> object.set(name, JSON.<JsonNode>valueToTree(value)));
        return object;
    }
}
