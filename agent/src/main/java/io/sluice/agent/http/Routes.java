package io.sluice.agent.http;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From a request to its call. Confined to the event loop. */
final class Routes {
    static final String HEALTH = "/healthz";
    static final String LIMITS = "/v1/limits";
    private static final String STAGES = "/v1/stages";
    private static final String PERMITS = "/v1/permits";
    private static final String HTTP = "http://";
    private static final int MAX_PARAMETERS = 32;

    private final Map<String, Map<HttpMethod, Call>> fixed;
    private final List<Family> families;

    Routes(PermitCalls permits, LimitsCalls limits, Views views, Status status) {
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
        this.families = List.of(
                new Family(STAGES + "/", "/permits", Map.of(HttpMethod.POST, permits::acquire)),
                new Family(PERMITS + "/", "/advance", Map.of(HttpMethod.POST, permits::advance)),
                new Family(
                        PERMITS + "/",
                        "",
                        Map.of(HttpMethod.PUT, permits::renew, HttpMethod.DELETE, permits::release)));
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
        if (calls == null) {
            runInFamily(path, request, exchange);
            return;
        }
        Call call = calls.get(request.method());
        if (call == null) {
            exchange.respond(notAllowed(request.method(), calls.keySet()));
        } else {
            call.run(request, exchange);
        }
    }

    private void runInFamily(String path, Request request, Exchange exchange) {
        for (Family family : families) {
            if (family.has(path)) {
                family.run(path, request, exchange);
                return;
            }
        }
        exchange.respond(notFound(path));
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

    private static Response notAllowed(HttpMethod method, Set<HttpMethod> found) {
        String allowed = found.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
        return Problem.ofField(
                        HttpResponseStatus.METHOD_NOT_ALLOWED,
                        "method-not-allowed",
                        "method",
                        Problem.shortened(method.name()) + " is not allowed here: use " + allowed)
                .with("Allow", allowed);
    }

    /** What a call does that is about the one thing which its path names. */
    @FunctionalInterface
    private interface CallAbout {
        void run(String name, Request request, Exchange exchange);
    }

    /** Paths that differ in a name between two known parts. */
    private record Family(String before, String after, Map<HttpMethod, CallAbout> calls) {
        boolean has(String path) {
            return path.length() > before.length() + after.length() && path.startsWith(before) && path.endsWith(after);
        }

        void run(String path, Request request, Exchange exchange) {
            CallAbout call = calls.get(request.method());
            if (call == null) {
                exchange.respond(notAllowed(request.method(), calls.keySet()));
            } else {
                call.run(path.substring(before.length(), path.length() - after.length()), request, exchange);
            }
        }
    }
}
