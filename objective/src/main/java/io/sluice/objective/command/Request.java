package io.sluice.objective.command;

import io.sluice.objective.Candidate;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a command is asked: {@code {"trial":7,"params":{…},"context":{…},"cutoff":31.5,"seed":1}}. Stateless. */
final class Request {
    private static final JsonMapper JSON = new JsonMapper();

    private Request() {}

    /** One line of JSON with its line break, in UTF-8; {@code cutoff} is null where there is none. */
    static byte[] of(Candidate candidate) {
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        request.put("trial", candidate.trial());
        request.put("params", candidate.parameters());
        request.put("context", candidate.context());
        request.put(
                "cutoff",
                candidate.cutoff().isPresent() ? (Double) candidate.cutoff().getAsDouble() : null);
        request.put("seed", candidate.seed());
        return (JSON.writeValueAsString(request) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
