package io.sluice.agent.http;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code 200ms}, {@code 30s} or {@code 10m}. Stateless. */
final class Durations {
    static final Duration LONGEST = Duration.ofHours(24);
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m)");

    private Durations() {}

    static Duration parse(String field, String text, Duration shortest) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw refused(field, text, shortest);
        }
        Duration duration = of(Long.parseLong(matcher.group(1)), matcher.group(2));
        if (duration.compareTo(shortest) < 0 || duration.compareTo(LONGEST) > 0) {
            throw refused(field, text, shortest);
        }
        return duration;
    }

    private static Duration of(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }

    private static BadRequest refused(String field, String text, Duration shortest) {
        return new BadRequest(
                field,
                field + " is \"" + Problem.shortened(text) + "\": write a duration such as 200ms, 30s or 10m, from "
                        + shortest.toMillis() + "ms to " + LONGEST.toMinutes() + "m");
    }
}
