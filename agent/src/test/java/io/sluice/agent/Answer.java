package io.sluice.agent;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an agent answered.
 *
 * @param status the status
 * @param headers names in lower case
 * @param body its body, or the first chunk of it
 */
public record Answer(int status, Map<String, String> headers, String body) {
    /** The body, or its first line, as JSON. */
    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** A member of it as text. */
    public String text(String member) {
        return json().path(member).asString();
    }
}
