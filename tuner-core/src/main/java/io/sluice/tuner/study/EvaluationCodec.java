package io.sluice.tuner.study;

import io.sluice.objective.Evaluation;
import io.sluice.objective.StageMeans;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Outcomes to and from the members of a tell line. */
final class EvaluationCodec {
    private EvaluationCodec() {}

    static void write(Evaluation evaluation, ObjectNode document) {
        if (evaluation instanceof Evaluation.Measured measured) {
            writeMeasured(measured, document);
        } else if (evaluation instanceof Evaluation.Censored censored) {
            document.put("lowerBound", censored.lowerBound());
            writeAttributes(censored.attributes(), document);
        } else if (evaluation instanceof Evaluation.Failed failed) {
            document.put("failed", failed.reason());
            document.put("kind", failed.kind().name().toLowerCase(Locale.ROOT));
        }
        evaluation.cost().ifPresent(cost -> document.put("cost", cost));
    }

    private static void writeMeasured(Evaluation.Measured measured, ObjectNode document) {
        document.put("value", measured.value());
        measured.noiseVariance().ifPresent(variance -> document.put("noiseVariance", variance));
        if (!measured.stages().isEmpty()) {
            ArrayNode stages = document.putArray("stages");
            for (StageMeans stage : measured.stages()) {
                stages.addObject()
                        .put("name", stage.name())
                        .put("queued", stage.queued())
                        .put("held", stage.held());
            }
        }
        writeAttributes(measured.attributes(), document);
    }

    private static void writeAttributes(Map<String, Object> attributes, ObjectNode document) {
        if (!attributes.isEmpty()) {
            document.set("attributes", JournalCodec.toTree(attributes));
        }
    }

    static Evaluation read(Fields fields) {
        var cost = fields.optionalNumber("cost");
        if (fields.has("value")) {
            var variance = fields.optionalNumber("noiseVariance");
            return new Evaluation.Measured(fields.number("value"), variance, cost, stages(fields), attributes(fields));
        }
        if (fields.has("lowerBound")) {
            return new Evaluation.Censored(fields.number("lowerBound"), cost, attributes(fields));
        }
        var kind = Evaluation.FailureKind.valueOf(fields.text("kind").toUpperCase(Locale.ROOT));
        return new Evaluation.Failed(fields.text("failed"), kind, cost);
    }

    private static List<StageMeans> stages(Fields fields) {
        List<StageMeans> stages = new ArrayList<>();
        if (fields.has("stages")) {
            for (JsonNode node : fields.get("stages")) {
                Fields stage = new Fields(node);
                stages.add(new StageMeans(stage.text("name"), stage.number("queued"), stage.number("held")));
            }
        }
        return stages;
    }

    private static Map<String, Object> attributes(Fields fields) {
        return fields.has("attributes") ? JournalCodec.toMap(fields.object("attributes")) : Map.of();
    }
}
