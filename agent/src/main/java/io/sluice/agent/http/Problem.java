package io.sluice.agent.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Errors as problem JSON (RFC 9457). The member {@code field} names what was wrong with the request. Stateless. */
final class Problem {
    private static final String TYPE = "application/problem+json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Problem() {}

    static Response of(HttpResponseStatus status, String type, String detail) {
        return response(status, members(status, type, detail));
    }

    static Response ofField(HttpResponseStatus status, String type, String field, String detail) {
        return response(status, members(status, type, detail).put("field", field));
    }

    static Response badRequest(String field, String detail) {
        return ofField(HttpResponseStatus.BAD_REQUEST, "bad-request", field, detail);
    }

    static Response unknownPermit(String id) {
        return ofField(
                HttpResponseStatus.NOT_FOUND,
                "unknown-permit",
                "id",
                "there is no permit " + shortened(id) + ": it was never given, was released, or its lease is over");
    }

    static Response unavailable(String type, String detail, int retryAfterSeconds) {
        return of(HttpResponseStatus.SERVICE_UNAVAILABLE, type, detail)
                .with("Retry-After", Integer.toString(retryAfterSeconds));
    }

    /** What a client sent, cut to a length at which it may be sent back. */
    static String shortened(String sent) {
        return sent.length() <= 80 ? sent : sent.substring(0, 80) + "…";
    }

    private static ObjectNode members(HttpResponseStatus status, String type, String detail) {
        return JSON.createObjectNode()
                .put("type", "urn:sluice:problem:" + type)
                .put("title", status.reasonPhrase())
                .put("status", status.code())
                .put("detail", detail);
    }

    private static Response response(HttpResponseStatus status, ObjectNode problem) {
        return new Response(status, TYPE, problem + "\n", Map.of());
    }
}
