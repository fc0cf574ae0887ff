package io.sluice.limiter.agent;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Who asks. Immutable.
 *
 * @param holder its name
 * @param run its run
 * @param token proves that it may
 */
record Identity(Optional<String> holder, Optional<String> run, Optional<String> token) {
    static final Identity NONE = new Identity(Optional.empty(), Optional.empty(), Optional.empty());

    Identity withHolder(String name) {
        return new Identity(Optional.of(name), run, token);
    }

    Identity withRun(String name) {
        return new Identity(holder, Optional.of(name), token);
    }

    Identity withToken(String secret) {
        if (secret.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "the token has a blank or a character that is not ASCII: check its file");
        }
        return new Identity(holder, run, Optional.of(secret));
    }

    /** For the query of a request. */
    String parameters() {
        return holder.map(name -> "&holder=" + encoded(name)).orElse("")
                + run.map(name -> "&run=" + encoded(name)).orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
