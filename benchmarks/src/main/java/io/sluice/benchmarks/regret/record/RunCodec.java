package io.sluice.benchmarks.regret.record;

import io.sluice.benchmarks.regret.record.RunRecord.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records as lines of JSON. Stateless.
 *
 * <p>{@code {"problem","fingerprint","contestant","about":{},"seed","trials":[[point, value, bound, seconds,
 * cpuSeconds], …],"picks":{"10":[point],…}}} with a point as the list of its values.
 */
final class RunCodec {
    private static final JsonMapper JSON = new JsonMapper();

    private RunCodec() {}

    static String write(RunRecord run) {
        ObjectNode node = JSON.createObjectNode();
        node.put("problem", run.problem());
        node.put("fingerprint", run.fingerprint());
        node.put("contestant", run.contestant());
        ObjectNode about = node.putObject("about");
        new TreeMap<>(run.about()).forEach(about::put);
        node.put("seed", run.seed());
        ArrayNode trials = node.putArray("trials");
        run.trials().forEach(trial -> write(trial, trials.addArray()));
        ObjectNode picks = node.putObject("picks");
        run.picks().forEach((after, point) -> picks.set(after.toString(), JSON.valueToTree(point)));
        return node.toString();
    }

    private static void write(Trial trial, ArrayNode node) {
        node.add(JSON.<JsonNode>valueToTree(trial.point()));
        node.add(rounded(trial.value())).add(trial.bound() ? 1 : 0);
        node.add(rounded(trial.seconds())).add(rounded(trial.cpuSeconds()));
    }

    /** Seven digits, so that files stay small. */
    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.6e", value));
    }

    static RunRecord read(String line) {
        JsonNode node = JSON.readTree(line);
        Map<String, String> about = new LinkedHashMap<>();
        node.required("about")
                .properties()
                .forEach(entry -> about.put(entry.getKey(), entry.getValue().asString()));
        List<Trial> trials = new ArrayList<>();
        node.required("trials").forEach(trial -> trials.add(trial(trial)));
        SortedMap<Integer, List<Object>> picks = new TreeMap<>();
        node.required("picks")
                .properties()
                .forEach(entry -> picks.put(Integer.valueOf(entry.getKey()), point(entry.getValue())));
        return new RunRecord(
                node.required("problem").asString(),
                node.required("fingerprint").asString(),
                node.required("contestant").asString(),
                about,
                node.required("seed").asLong(),
                trials,
                picks);
    }

    private static Trial trial(JsonNode node) {
        return new Trial(
                point(node.required(0)),
                node.required(1).asDouble(),
                node.required(2).asInt() == 1,
                node.required(3).asDouble(),
                node.required(4).asDouble());
    }

    static List<Object> point(JsonNode node) {
        List<Object> point = new ArrayList<>();
        node.forEach(value -> point.add(value(value)));
        return point;
    }

    private static Object value(JsonNode node) {
        if (node.isString()) {
            return node.asString();
        }
        return node.isIntegralNumber() ? (Object) node.asLong() : (Object) node.asDouble();
    }
}
