package io.sluice.agent.http;

import java.time.Duration;

/** A permit as one line of JSON, built by hand because it is the answer to nearly every call. Stateless. */
final class PermitJson {
    private PermitJson() {}

    /** Neither an id nor a stage name has a character that JSON escapes. */
    static String line(String id, String stage, Duration waited) {
        return "{\"id\":\"" + id + "\",\"stage\":\"" + stage + "\",\"waited\":" + seconds(waited) + "}\n";
    }

    /** To the microsecond. */
    private static String seconds(Duration waited) {
        String micros = Integer.toString(1_000_000 + waited.toNanosPart() / 1_000);
        return waited.toSeconds() + "." + micros.substring(1);
    }
}
