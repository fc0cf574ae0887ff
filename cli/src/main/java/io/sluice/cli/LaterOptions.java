package io.sluice.cli;

import java.util.Map;
import java.util.Optional;

/** Options that are planned but not in this version, each with what can be done today instead. */
final class LaterOptions {
    private static final Map<String, String> INSTEAD = Map.of(
            "--context", "one burst size is tuned at a time: --burst 100",
            "--constraint", "choose what is made small with --metric, such as --metric 0.7*makespan+0.3*p95",
            "--warm-start", "a study of its own is continued with --study DIR --resume",
            "--prefer", "the recommendation is the best posterior mean, and no limits are exported unless proven");

    private LaterOptions() {}

    /** The sentence for an argument as it was typed, if it is such an option. */
    static Optional<String> refusal(String argument) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        return Optional.ofNullable(INSTEAD.get(name)).map(instead -> name + " is not in this version: " + instead);
    }
}
