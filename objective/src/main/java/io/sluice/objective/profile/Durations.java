package io.sluice.objective.profile;

import java.util.Map;
import java.util.OptionalDouble;

/** Reads durations. Stateless. */
final class Durations {

    private Durations() {}

    /** The member's duration in seconds; {@code otherwise} if it is not there. */
    static double seconds(Map<String, YamlNode> members, String name, double otherwise) {
        return seconds(members, name).orElse(otherwise);
    }

    /** The member's duration in seconds, if it is there. */
    static OptionalDouble seconds(Map<String, YamlNode> members, String name) {
        YamlNode node = members.get(name);
        return node == null ? OptionalDouble.empty() : OptionalDouble.of(seconds(node, name));
    }

    private static double seconds(YamlNode node, String name) {
        String text = node.text(name);
        if (!text.matches("[0-9]{1,6}(ms|s|m)") || text.matches("0+(ms|s|m)")) {
            throw node.error(name + " is '" + text + "': a duration such as 200ms, 30s or 10m is allowed");
        }
        double number = Double.parseDouble(text.replaceAll("[ms]+$", ""));
        return text.endsWith("ms") ? number / 1000 : text.endsWith("m") ? number * 60 : number;
    }
}
