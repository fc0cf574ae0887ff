package io.sluice.objective.burst;

import io.sluice.objective.burst.Startup.Reachable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stage spans of a burst as a text for other programs. Times count from the release of the burst. Stateless.
 *
 * <ul>
 *   <li>{@link Format#JSON}: {@code {"burst","stages","startups":[{"index","outcome","at","spans":[{"stage","queued",
 *       "entered","left"}]}]}}, seconds; {@code at} is the startup time, null if the container was not reachable
 *   <li>{@link Format#CSV}: {@code index,stage,queued,entered,left}, seconds, with a header line
 *   <li>{@link Format#TRACE}: the trace-event format of Chrome and Perfetto, one row a startup, microseconds; a span is
 *       two complete events, of category {@code queued} and {@code held}
 *   <li>{@link Format#CRITEST}: the benchmark results of critest (cri-tools), nanoseconds; an operation is a stage from
 *       queued to left. Only startups that were reachable are data points, since only they have every operation
 * </ul>
 */
public final class SpanExport {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private SpanExport() {}

    /** What the text is written for. */
    public enum Format {
        /** A document of this project's own. */
        JSON,
        /** Comma-separated values. */
        CSV,
        /** Trace events. */
        TRACE,
        /** Results of critest. */
        CRITEST;

        /** Reads {@code json}, {@code csv}, {@code trace} or {@code critest}; else {@link IllegalArgumentException}. */
        public static Format parse(String text) {
            return Arrays.stream(values())
                    .filter(format -> format.label().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown format '" + text + "': "
                            + Arrays.stream(values()).map(Format::label).collect(Collectors.joining(", "))
                            + " are allowed"));
        }

        /** As on the command line. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The text, ending in a line break. */
    public static String text(BurstResult result, Format format) {
        return switch (format) {
            case JSON -> JSON.writeValueAsString(document(result)) + "\n";
            case CSV -> csv(result);
            case TRACE -> JSON.writeValueAsString(trace(result)) + "\n";
            case CRITEST -> JSON.writeValueAsString(critest(result)) + "\n";
        };
    }

    private static ObjectNode document(BurstResult result) {
        ObjectNode document = JSON.createObjectNode().put("burst", result.size());
        document.set("stages", JSON.valueToTree(result.stages()));
        ArrayNode startups = document.putArray("startups");
        for (Startup startup : result.startups()) {
            ObjectNode object = startups.addObject().put("index", startup.index());
            object.put("outcome", BurstJson.word(startup.outcome()));
            object.put("at", startup.outcome() instanceof Reachable r ? Decimals.seconds(r.at()) : null);
            ArrayNode spans = object.putArray("spans");
            startup.spans().forEach(span -> spans.add(span(span)));
        }
        return document;
    }

    private static ObjectNode span(StageSpan span) {
        return JSON.createObjectNode()
                .put("stage", span.stage())
                .put("queued", Decimals.seconds(span.queued()))
                .put("entered", Decimals.seconds(span.entered()))
                .put("left", Decimals.seconds(span.left()));
    }

    private static String csv(BurstResult result) {
        StringBuilder text = new StringBuilder("index,stage,queued,entered,left\n");
        for (Startup startup : result.startups()) {
            for (StageSpan span : startup.spans()) {
                text.append(startup.index()).append(',').append(span.stage());
                for (long nanos : new long[] {span.queued(), span.entered(), span.left()}) {
                    text.append(',').append(Decimals.seconds(nanos).toPlainString());
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static ObjectNode trace(BurstResult result) {
        ObjectNode trace = JSON.createObjectNode().put("displayTimeUnit", "ms");
        ArrayNode events = trace.putArray("traceEvents");
        events.add(named("process_name", 0, "burst of " + result.size()));
        for (Startup startup : result.startups()) {
            events.add(named("thread_name", startup.index(), "start " + startup.index()));
            for (StageSpan span : startup.spans()) {
                events.add(
                        complete(startup.index(), span.stage() + " queued", "queued", span.queued(), span.entered()));
                events.add(complete(startup.index(), span.stage(), "held", span.entered(), span.left()));
            }
        }
        return trace;
    }

    private static ObjectNode named(String what, int thread, String name) {
        ObjectNode event = JSON.createObjectNode().put("name", what).put("ph", "M");
        event.put("pid", 1).put("tid", thread).set("args", JSON.valueToTree(Map.of("name", name)));
        return event;
    }

    private static ObjectNode complete(int thread, String name, String category, long from, long to) {
        return JSON.createObjectNode()
                .put("name", name)
                .put("cat", category)
                .put("ph", "X")
                .put("ts", Decimals.micros(from))
                .put("dur", Decimals.micros(to - from))
                .put("pid", 1)
                .put("tid", thread);
    }

    private static ObjectNode critest(BurstResult result) {
        ObjectNode results = JSON.createObjectNode();
        results.set("operationsNames", JSON.valueToTree(operations(result)));
        results.put("numParallel", result.size());
        ArrayNode datapoints = results.putArray("datapoints");
        for (Startup startup : result.startups()) {
            if (startup.outcome() instanceof Reachable reachable) {
                datapoints.add(datapoint(startup, reachable.at()));
            }
        }
        return results;
    }

    /** All stages, those without a gate too, as a start that was reachable has them; the gated ones if none was. */
    private static List<String> operations(BurstResult result) {
        return result.startups().stream()
                .filter(startup -> startup.outcome() instanceof Reachable)
                .findFirst()
                .map(startup -> startup.spans().stream().map(StageSpan::stage).toList())
                .orElse(result.stages());
    }

    private static ObjectNode datapoint(Startup startup, long end) {
        List<StageSpan> spans = startup.spans();
        ObjectNode datapoint = JSON.createObjectNode().put("sampleIndex", startup.index());
        datapoint.put("startTime", spans.isEmpty() ? 0 : spans.get(0).queued());
        datapoint.put("endTime", end);
        ArrayNode durations = datapoint.putArray("operationsDurationsNs");
        spans.forEach(span -> durations.add(span.left() - span.queued()));
        datapoint.putObject("metaInfo");
        return datapoint;
    }
}
