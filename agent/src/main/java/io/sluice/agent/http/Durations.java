package io.sluice.agent.http;

import java.time.Duration;

/** Reads {@code 200ms}, {@code 30s} or {@code 10m}. Stateless. */
final class Durations {
    static final Duration LONGEST = Duration.ofHours(24);
    private static final int MOST_DIGITS = 9;

    private Durations() {}

    static Duration parse(String field, String text, Duration shortest) {
        int digits = digits(text);
        if (digits == 0 || digits > MOST_DIGITS) {
            throw refused(field, text, shortest);
        }
        long number = Long.parseLong(text, 0, digits, 10);
        Duration duration = switch (text.substring(digits)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> throw refused(field, text, shortest);
        };
        if (duration.compareTo(shortest) < 0 || duration.compareTo(LONGEST) > 0) {
            throw refused(field, text, shortest);
        }
        return duration;
    }

    /** How many digits it begins with: those of ASCII, and no others. */
    private static int digits(String text) {
        int count = 0;
        while (count < text.length() && text.charAt(count) >= '0' && text.charAt(count) <= '9') {
            count++;
        }
        return count;
    }

    private static BadRequest refused(String field, String text, Duration shortest) {
        return new BadRequest(
                field,
                field + " is \"" + Problem.shortened(text) + "\": write a duration such as 200ms, 30s or 10m, from "
                        + shortest.toMillis() + "ms to " + LONGEST.toMinutes() + "m");
    }
}
