package io.sluice.agent.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Who may do what. From the network everything but {@code /healthz} needs the token. Changing limits needs the token wherever
 * there is one, and otherwise the unix socket. A browser's page may do nothing: it could reach a loopback address in the name
 * of somebody who only looked at it. Immutable.
 */
public final class Access {
    private static final String BEARER = "Bearer ";

    private final Optional<byte[]> token;

    /**
     * Sets the token.
     *
     * @param token not empty; without one, the network has no access
     */
    public Access(Optional<String> token) {
        this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** Why the request is not done; decided before its body is read. */
    Optional<Response> refusal(Door door, QueryStringDecoder target, HttpRequest request) {
        HttpHeaders headers = request.headers();
        if (door != Door.UNIX && headers.contains(HttpHeaderNames.ORIGIN)) {
            return Optional.of(Problem.ofField(
                    HttpResponseStatus.FORBIDDEN, "forbidden", "Origin", "requests from web pages are not taken"));
        }
        boolean admin = isAdmin(target, request.method());
        if (admin && token.isEmpty() && door != Door.UNIX) {
            return Optional.of(Problem.of(
                    HttpResponseStatus.FORBIDDEN,
                    "forbidden",
                    "limits are changed over the unix socket only: use it, or start the agent with --token-file"));
        }
        boolean needed = admin ? token.isPresent() : door == Door.NETWORK && !isHealth(target, request.method());
        return needed && !presents(headers) ? Optional.of(unauthorized()) : Optional.empty();
    }

    private static boolean isAdmin(QueryStringDecoder target, HttpMethod method) {
        return !method.equals(HttpMethod.GET) && path(target).equals(Routes.LIMITS);
    }

    private static boolean isHealth(QueryStringDecoder target, HttpMethod method) {
        return method.equals(HttpMethod.GET) && path(target).equals(Routes.HEALTH);
    }

    /** As the router sees it, so that no other spelling of a path gets around a rule. */
    private static String path(QueryStringDecoder target) {
        try {
            return target.path();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private boolean presents(HttpHeaders headers) {
        String given = headers.get(HttpHeaderNames.AUTHORIZATION);
        return token.isPresent()
                && given != null
                && given.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && MessageDigest.isEqual(
                        token.get(), given.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8));
    }

    private static Response unauthorized() {
        return Problem.ofField(
                        HttpResponseStatus.UNAUTHORIZED,
                        "unauthorized",
                        "Authorization",
                        "this call needs the header Authorization: Bearer TOKEN, with the token of the agent's --token-file")
                .with("WWW-Authenticate", "Bearer realm=\"sluice\"");
    }
}
