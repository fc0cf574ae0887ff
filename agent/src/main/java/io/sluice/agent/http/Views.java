package io.sluice.agent.http;

import io.sluice.agent.permits.HolderView;
import io.sluice.agent.permits.PermitDesk;
import io.sluice.agent.permits.Span;
import io.sluice.limiter.StageLimiter;
import io.sluice.limiter.StageSnapshot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the agent shows of itself. Confined to the event loop. */
final class Views {
    private static final String JSON_LINES = "application/x-ndjson";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final StageLimiter limiter;
    private final PermitDesk desk;

    Views(StageLimiter limiter, PermitDesk desk) {
        this.limiter = limiter;
        this.desk = desk;
    }

    /** {@code GET /v1/stages}. */
    Response stages() {
        ObjectNode document = JSON.createObjectNode();
        ArrayNode stages = document.putArray("stages");
        limiter.snapshot().forEach(stage -> add(stages.addObject(), stage));
        return Response.json(document);
    }

    /** {@code GET /v1/holders}. */
    Response holders() {
        ObjectNode document = JSON.createObjectNode();
        ArrayNode holders = document.putArray("holders");
        desk.holders().forEach(holder -> add(holders.addObject(), holder));
        return Response.json(document);
    }

    /** {@code GET /v1/spans?run=ID}. */
    Response spans(Request request) {
        String run = request.name("run")
                .orElseThrow(() -> new BadRequest("run", "run is missing: name the run, as in ?run=ID"));
        return Response.text(JSON_LINES, lines(desk.spans(run)));
    }

    private static String lines(List<Span> spans) {
        StringBuilder lines = new StringBuilder();
        spans.forEach(span -> lines.append(json(span)).append('\n'));
        return lines.toString();
    }

    private static ObjectNode json(Span span) {
        return JSON.createObjectNode()
                .put("holder", span.holder())
                .put("stage", span.stage())
                .put("queued", micros(span.queued()))
                .put("entered", micros(span.entered()))
                .put("left", micros(span.left()));
    }

    private static void add(ObjectNode json, StageSnapshot stage) {
        json.put("name", stage.stage());
        put(json, "limit", stage.limit());
        json.put("inFlight", stage.inFlight()).put("waiting", stage.waiting()).put("granted", stage.granted());
    }

    private static void add(ObjectNode json, HolderView holder) {
        json.put("permit", holder.permit()).put("stage", holder.stage()).put("holder", holder.holder());
        put(json, "pid", holder.peer().pid());
        put(json, "uid", holder.peer().uid());
        json.put("since", holder.since().toString());
        holder.run().ifPresent(run -> json.put("run", run));
    }

    private static void put(ObjectNode json, String member, OptionalInt value) {
        if (value.isPresent()) {
            json.put(member, value.getAsInt());
        } else {
            json.putNull(member);
        }
    }

    private static BigDecimal micros(double seconds) {
        return BigDecimal.valueOf(seconds).setScale(6, RoundingMode.HALF_EVEN);
    }
}
