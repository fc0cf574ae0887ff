package io.sluice.agent.http;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.sluice.agent.permits.Peer;
import io.sluice.limiter.StageName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One request, with what its calls need read and checked. Parameters that nobody knows are left alone. */
final class Request {
    private static final int LONGEST_NAME = 256;

    private final HttpMethod method;
    private final QueryStringDecoder uri;
    private final String body;
    private final Supplier<Peer> peer;

    Request(HttpMethod method, QueryStringDecoder uri, String body, Supplier<Peer> peer) {
        this.method = method;
        this.uri = uri;
        this.body = body;
        this.peer = peer;
    }

    HttpMethod method() {
        return method;
    }

    /** The path, decoded. */
    String path() {
        try {
            return uri.path();
        } catch (IllegalArgumentException e) {
            throw new BadRequest("path", "the path of the request is malformed: " + e.getMessage());
        }
    }

    String body() {
        return body;
    }

    Peer peer() {
        return peer.get();
    }

    Optional<Duration> wait(String field) {
        return one(field).map(text -> Durations.parse(field, text, Duration.ZERO));
    }

    Optional<Duration> lease() {
        return one("lease").map(text -> Durations.parse("lease", text, Duration.ofMillis(1)));
    }

    /** A name that a caller gives itself or its run. */
    Optional<String> name(String field) {
        Optional<String> name = one(field);
        name.ifPresent(text -> requireName(field, text));
        return name;
    }

    Optional<String> one(String field) {
        List<String> values = parameters(field);
        if (values.size() > 1) {
            throw new BadRequest(field, field + " is given " + values.size() + " times: give it once");
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    static String stage(String field, String name) {
        if (!StageName.isValid(name)) {
            throw new BadRequest(
                    field,
                    "\"" + Problem.shortened(name) + "\" is not a stage name: it must match " + StageName.PATTERN);
        }
        return name;
    }

    private List<String> parameters(String field) {
        try {
            return uri.parameters().getOrDefault(field, List.of());
        } catch (IllegalArgumentException e) {
            throw new BadRequest("query", "the query of the request is malformed: " + e.getMessage());
        }
    }

    private static void requireName(String field, String text) {
        if (text.isEmpty() || text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            throw new BadRequest(
                    field, field + " must have 1 to " + LONGEST_NAME + " characters, none of them a control character");
        }
    }
}
