package io.sluice.agent.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.function.Supplier;

/**
 * How the agent is.
 *
 * @param healthJson one line of JSON
 * @param stopping whether it takes no more work
 * @param metricsText Prometheus text
 */
public record Status(Supplier<String> healthJson, Supplier<Boolean> stopping, Supplier<String> metricsText) {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    Response health() {
        return stopping.get()
                ? Problem.unavailable("stopping", "the agent is stopping", 1)
                : Response.json(HttpResponseStatus.OK, healthJson.get());
    }

    Response metrics() {
        return Response.text(PROMETHEUS, metricsText.get());
    }
}
