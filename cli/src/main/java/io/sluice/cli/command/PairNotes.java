package io.sluice.cli.command;

import io.sluice.tuner.Tuner;
import io.sluice.tuner.proof.Pair;
import io.sluice.tuner.proof.Side;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The finished pairs of a proof, kept with the study, so that a proof that was stopped goes on. A study may hold pairs of
 * more than one pick, where it was resumed with more trials.
 *
 * @param tuner keeps them
 * @param baseline one side of the pairs
 * @param pick the other
 */
record PairNotes(Tuner tuner, Map<String, Object> baseline, Map<String, Object> pick) {
    /** The only metric. */
    static final String VALUE = "value";

    private static final String KIND = "pair";
    private static final JsonMapper JSON = new JsonMapper();

    /** The pairs of these two points, in order. */
    List<Pair> finished() {
        return tuner.notes(KIND).stream()
                .map(note -> note.payload())
                .filter(this::ofThese)
                .map(PairNotes::read)
                .toList();
    }

    private boolean ofThese(JsonNode pair) {
        return point(pair.get("baselineParams")).equals(baseline)
                && point(pair.get("tunedParams")).equals(pick);
    }

    private Map<String, Object> point(JsonNode node) {
        return tuner.header().space().canonical(JSON.convertValue(node, new TypeReference<Map<String, Object>>() {}));
    }

    private static Pair read(JsonNode pair) {
        return new Pair(
                pair.get("number").intValue(),
                Side.valueOf(pair.get("first").stringValue()),
                Map.of(VALUE, pair.get("baseline").doubleValue()),
                Map.of(VALUE, pair.get("tuned").doubleValue()),
                pair.get("failedRuns").intValue());
    }

    void add(Pair pair) {
        ObjectNode note = JSON.createObjectNode();
        note.put("number", pair.number()).put("first", pair.first().name());
        note.put("baseline", pair.baseline().get(VALUE))
                .put("tuned", pair.tuned().get(VALUE));
        note.put("failedRuns", pair.failedRuns());
        note.set("baselineParams", JSON.valueToTree(baseline));
        note.set("tunedParams", JSON.valueToTree(pick));
        tuner.note(KIND, note);
    }
}
