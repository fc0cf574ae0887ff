package io.sluice.agent.http;

import io.sluice.limiter.file.LimitsFile;
import io.sluice.limiter.file.LimitsFileException;
import io.sluice.limiter.file.LimitsFiles;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The calls about limits. Confined to the event loop. */
final class LimitsCalls {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LimitsAdmin limits;

    LimitsCalls(LimitsAdmin limits) {
        this.limits = limits;
    }

    /** {@code GET /v1/limits}. */
    Response get() {
        return Response.json(limits.describe());
    }

    /** {@code PUT /v1/limits}: a limits file, or only its stages. */
    Response put(Request request) {
        limits.put(parse(request.body()));
        return get();
    }

    private static LimitsFile parse(String body) {
        try {
            return LimitsFiles.parse(withVersion(body).getBytes(StandardCharsets.UTF_8), "body");
        } catch (LimitsFileException e) {
            throw new BadRequest(e.member().isEmpty() ? "body" : e.member(), String.valueOf(e.getMessage()));
        }
    }

    /** The short form has no version and no checksum; whatever is wrong with it, the reader of files says it. */
    private static String withVersion(String body) {
        try {
            JsonNode document = JSON.readTree(body);
            if (document instanceof ObjectNode object && !object.has("schemaVersion") && !object.has("sha256")) {
                return versioned(body);
            }
        } catch (JacksonException e) {
            return body;
        }
        return body;
    }

    /** Put in front of what was sent, so that everything else is judged as it stands there. */
    private static String versioned(String body) {
        String rest = body.substring(body.indexOf('{') + 1);
        String comma = rest.stripLeading().startsWith("}") ? "" : ",";
        return "{\"schemaVersion\":" + LimitsFile.SCHEMA_VERSION + comma + rest;
    }
}
