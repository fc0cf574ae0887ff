package io.sluice.objective.burst;

import io.sluice.objective.burst.BurstResult.StageTimes;
import io.sluice.objective.burst.Startup.Failed;
import io.sluice.objective.burst.Startup.Reachable;
import java.util.OptionalInt;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A burst as one JSON object: sizes, startup times, processor seconds, stages, failures, host. All times are seconds in
 * plain decimals; a limit that bounds nothing, because it is not below the burst, is null. {@code started} counts the
 * containers that were reachable; {@code driverSpawnCpuSeconds} is the part of {@code driverCpuSeconds} that started the
 * profile's commands; {@code settling} is the part of {@code teardown} that waited for the kernel, and {@code lastExit} is
 * when, in it, the last process was gone. Stateless.
 */
public final class BurstJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private BurstJson() {}

    /** The object on one line, without a line break. */
    public static String toJson(BurstResult result) {
        return JSON.writeValueAsString(of(result));
    }

    /** The object. */
    public static ObjectNode of(BurstResult result) {
        ObjectNode json = JSON.createObjectNode();
        json.put("burst", result.size());
        json.put("started", result.startupTimes().length);
        json.put("failed", result.failures().size());
        json.put("makespan", Decimals.of(result.makespan()));
        json.set("startup", startup(result.startupTimes()));
        json.put("cpuSeconds", Decimals.of(result.cpu().total()));
        json.put("driverCpuSeconds", Decimals.of(result.cpu().driver()));
        json.put("driverSpawnCpuSeconds", Decimals.of(result.cpu().spawning()));
        json.put("releaseSpread", Decimals.of(result.releaseSpread()));
        ArrayNode stages = json.putArray("stages");
        result.stages().forEach(stage -> stages.add(stage(result, stage)));
        ArrayNode failures = json.putArray("failures");
        result.failures().forEach(startup -> failures.add(failure(startup.index(), (Failed) startup.outcome())));
        json.put("teardown", Decimals.of(result.teardown().total()));
        json.put("lastExit", Decimals.of(result.teardown().lastExit()));
        json.put("settling", Decimals.of(result.teardown().settling()));
        json.set("host", JSON.valueToTree(result.host().toMap()));
        return json;
    }

    private static ObjectNode startup(double[] times) {
        return JSON.createObjectNode()
                .put("mean", Decimals.of(Statistics.mean(times)))
                .put("p50", Decimals.of(Statistics.percentile(times, 50)))
                .put("p95", Decimals.of(Statistics.percentile(times, 95)))
                .put("p99", Decimals.of(Statistics.percentile(times, 99)));
    }

    private static ObjectNode stage(BurstResult result, String name) {
        OptionalInt limit = result.limits().limit(name);
        boolean bounds = limit.isPresent() && limit.getAsInt() < result.size();
        StageTimes times = result.stageTimes(name);
        ObjectNode stage = JSON.createObjectNode().put("name", name);
        stage.put("limit", bounds ? Integer.valueOf(limit.getAsInt()) : null);
        stage.set("queued", meanAndTail(times.queued()));
        stage.set("held", meanAndTail(times.held()));
        return stage;
    }

    private static ObjectNode meanAndTail(double[] seconds) {
        return JSON.createObjectNode()
                .put("mean", Decimals.of(Statistics.mean(seconds)))
                .put("p95", Decimals.of(Statistics.percentile(seconds, 95)));
    }

    private static ObjectNode failure(int index, Failed failed) {
        return JSON.createObjectNode()
                .put("index", index)
                .put("stage", failed.stage())
                .put("reason", failed.reason());
    }

    /** How a startup ended, in one word. */
    static String word(Startup.Outcome outcome) {
        if (outcome instanceof Reachable) {
            return "reachable";
        }
        return outcome instanceof Failed ? "failed" : "unfinished";
    }
}
