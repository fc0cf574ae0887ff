package io.sluice.agent.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A whole answer.
 *
 * @param status its status
 * @param contentType of the body; ignored if that is empty
 * @param body what it says
 * @param headers further headers
 */
record Response(HttpResponseStatus status, String contentType, String body, Map<String, String> headers) {
    static final String JSON = "application/json";

    static Response json(JsonNode body) {
        return json(HttpResponseStatus.OK, body.toString() + "\n");
    }

    static Response json(HttpResponseStatus status, String body) {
        return new Response(status, JSON, body, Map.of());
    }

    static Response text(String contentType, String body) {
        return new Response(HttpResponseStatus.OK, contentType, body, Map.of());
    }

    static Response noContent() {
        return new Response(HttpResponseStatus.NO_CONTENT, JSON, "", Map.of());
    }

    Response with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Response(status, contentType, body, Map.copyOf(more));
    }
}
