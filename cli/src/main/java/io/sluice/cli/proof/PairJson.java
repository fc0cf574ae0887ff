package io.sluice.cli.proof;

import io.sluice.objective.StageMeans;
import io.sluice.tuner.proof.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A finished pair as a journal keeps it, with the pick that was tried. Stateless. */
public final class PairJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PairJson() {}

    /** Writes it. */
    public static ObjectNode write(PairRun run, Map<String, Object> pick) {
        ObjectNode json = JSON.createObjectNode();
        json.set("pick", JSON.valueToTree(pick));
        json.put("pair", run.number());
        json.put("first", run.first().name());
        json.put("failedRuns", run.failedRuns());
        json.set("baseline", side(run.baseline()));
        json.set("tuned", side(run.tuned()));
        return json;
    }

    private static ObjectNode side(SideRun run) {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode metrics = json.putObject("metrics");
        run.metrics().forEach(metrics::put);
        ArrayNode stages = json.putArray("stages");
        run.stages()
                .forEach(stage -> stages.addObject()
                        .put("name", stage.name())
                        .put("queued", stage.queued())
                        .put("held", stage.held()));
        return json.put("driverCpu", run.driverCpu()).put("spawningCpu", run.spawningCpu());
    }

    /** Whether that pair was measured with this pick. */
    public static boolean isOf(JsonNode json, Map<String, Object> pick) {
        return json.path("pick").toString().equals(JSON.writeValueAsString(pick));
    }

    /** Reads it back. */
    public static PairRun read(JsonNode json) {
        return new PairRun(
                json.path("pair").asInt(),
                Side.valueOf(json.path("first").asString()),
                side(json.path("baseline")),
                side(json.path("tuned")),
                json.path("failedRuns").asInt());
    }

    private static SideRun side(JsonNode json) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        json.path("metrics")
                .properties()
                .forEach(
                        metric -> metrics.put(metric.getKey(), metric.getValue().asDouble()));
        List<StageMeans> stages = new ArrayList<>();
        json.path("stages")
                .forEach(stage -> stages.add(new StageMeans(
                        stage.path("name").asString(),
                        stage.path("queued").asDouble(),
                        stage.path("held").asDouble())));
        return new SideRun(
                metrics,
                stages,
                json.path("driverCpu").asDouble(),
                json.path("spawningCpu").asDouble());
    }
}
