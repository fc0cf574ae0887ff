package io.sluice.agent.http;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** From a request to its call. Confined to the event loop. */
final class Routes {
    static final String HEALTH = "/healthz";
    static final String LIMITS = "/v1/limits";
    private static final String STAGES = "/v1/stages";
    private static final String PERMITS = "/v1/permits";
    private static final String HTTP = "http://";
    private static final int MAX_PARAMETERS = 32;
    private static final String ADVANCE = "/advance";

    private final Map<String, Map<HttpMethod, Call>> fixed;
    private final PermitCalls permits;

    Routes(PermitCalls permits, LimitsCalls limits, Views views, Status status) {
        this.permits = permits;
        this.fixed = Map.of(
                HEALTH,
                get(request -> status.health()),
                "/metrics",
                get(request -> status.metrics()),
                STAGES,
                get(request -> views.stages()),
                "/v1/holders",
                get(request -> views.holders()),
                "/v1/spans",
                get(views::spans),
                LIMITS,
                Map.of(HttpMethod.GET, now(request -> limits.get()), HttpMethod.PUT, now(limits::put)));
    }

    /** The path and the parameters of a request's target, which may begin with a scheme and a host. */
    static QueryStringDecoder path(String uri) {
        String target = uri;
        if (uri.regionMatches(true, 0, HTTP, 0, HTTP.length())) {
            int slash = uri.indexOf('/', HTTP.length());
            target = slash < 0 ? "/" : uri.substring(slash);
        }
        return new QueryStringDecoder(target, StandardCharsets.UTF_8, true, MAX_PARAMETERS, true);
    }

    void run(Request request, Exchange exchange) {
        String path = request.path();
        Map<HttpMethod, Call> calls = fixed.get(path);
        Map<HttpMethod, Call> found = calls == null ? dynamic(path) : calls;
        Call call = found.get(request.method());
        if (call != null) {
            call.run(request, exchange);
        } else {
            exchange.respond(found.isEmpty() ? notFound(path) : notAllowed(request.method(), found));
        }
    }

    private Map<HttpMethod, Call> dynamic(String path) {
        if (path.startsWith(STAGES + "/") && path.endsWith("/permits")) {
            return between(
                    path,
                    STAGES,
                    "/permits",
                    stage -> Map.of(HttpMethod.POST, (request, exchange) -> permits.acquire(stage, request, exchange)));
        }
        if (path.startsWith(PERMITS + "/") && path.endsWith(ADVANCE)) {
            return between(
                    path,
                    PERMITS,
                    ADVANCE,
                    id -> Map.of(HttpMethod.POST, (request, exchange) -> permits.advance(id, request, exchange)));
        }
        return path.startsWith(PERMITS + "/") ? between(path, PERMITS, "", this::permit) : Map.of();
    }

    private Map<HttpMethod, Call> permit(String id) {
        return Map.of(
                HttpMethod.PUT, (request, exchange) -> permits.renew(id, request, exchange),
                HttpMethod.DELETE, (request, exchange) -> permits.release(id, exchange));
    }

    /** The calls for the one segment between two known parts; none if there is not exactly one. */
    private static Map<HttpMethod, Call> between(
            String path, String before, String after, Function<String, Map<HttpMethod, Call>> calls) {
        int end = path.length() - after.length();
        int start = before.length() + 1;
        String segment = start <= end ? path.substring(start, end) : "";
        return segment.isEmpty() ? Map.of() : calls.apply(segment);
    }

    private static Map<HttpMethod, Call> get(Function<Request, Response> answer) {
        return Map.of(HttpMethod.GET, now(answer));
    }

    private static Call now(Function<Request, Response> answer) {
        return (request, exchange) -> exchange.respond(answer.apply(request));
    }

    private static Response notFound(String path) {
        return Problem.ofField(
                HttpResponseStatus.NOT_FOUND, "not-found", "path", "there is nothing at " + Problem.shortened(path));
    }

    private static Response notAllowed(HttpMethod method, Map<HttpMethod, Call> found) {
        String allowed = String.join(
                ", ",
                new TreeSet<>(found.keySet().stream().map(HttpMethod::name).toList()));
        return Problem.ofField(
                        HttpResponseStatus.METHOD_NOT_ALLOWED,
                        "method-not-allowed",
                        "method",
                        Problem.shortened(method.name()) + " is not allowed here: use " + allowed)
                .with("Allow", allowed);
    }
}
