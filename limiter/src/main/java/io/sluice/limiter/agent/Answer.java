package io.sluice.limiter.agent;

import io.sluice.limiter.AgentUnavailableException;
import io.sluice.limiter.PermitTimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an agent answered. Immutable.
 *
 * @param status the status of HTTP
 * @param line the first line of the body
 */
record Answer(int status, String line) {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    /** The id of the permit, if this is one. */
    String permitOf(String stage, Deadline deadline) throws AgentGoneException {
        if (status == OK) {
            return json().path("id").asString();
        }
        if (status == UNAVAILABLE && json().path("type").asString().endsWith(":wait-over")) {
            throw new PermitTimeoutException(stage, deadline.maxWait());
        }
        if (status == UNAVAILABLE) {
            throw new AgentGoneException(detail());
        }
        throw new AgentUnavailableException(
                "no permit for stage " + stage + ": the agent refuses (" + status + "): " + detail());
    }

    /** Whether the agent knows nothing of the permit, which is how one looks to an agent that was started later. */
    boolean isUnknown() {
        return status == NOT_FOUND;
    }

    private String detail() throws AgentGoneException {
        return json().path("detail").asString();
    }

    private JsonNode json() throws AgentGoneException {
        try {
            return JsonMapper.shared().readTree(line);
        } catch (JacksonException e) {
            throw new AgentGoneException("the answer is not JSON: " + line, e);
        }
    }
}
