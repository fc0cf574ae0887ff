package io.sluice.objective.sim;

import io.sluice.objective.profile.YamlNode;
import io.sluice.objective.sim.StepTime.Exponential;
import io.sluice.objective.sim.StepTime.LogNormal;
import io.sluice.objective.sim.StepTime.Spread;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads single members of a model. */
final class ModelMembers {
    private ModelMembers() {}

    static YamlNode required(YamlNode parent, Map<String, YamlNode> members, String name) {
        YamlNode member = members.get(name);
        if (member == null) {
            throw parent.error("'" + name + "' is missing here");
        }
        return member;
    }

    static <T> T optional(Map<String, YamlNode> members, String name, T otherwise, Function<YamlNode, T> read) {
        YamlNode member = members.get(name);
        return member == null ? otherwise : read.apply(member);
    }

    /** The one of {@code kinds} that is among the members. */
    static String oneOf(YamlNode parent, Map<String, YamlNode> members, String what, List<String> kinds) {
        List<String> present = kinds.stream().filter(members::containsKey).toList();
        if (present.size() != 1) {
            throw parent.error(what + " is exactly one of " + String.join(", ", kinds) + ": this one has "
                    + (present.isEmpty() ? "none" : String.join(" and ", present)));
        }
        return present.get(0);
    }

    /** Lets a complaint about the value point at the place that it was read from. */
    static <T> T at(YamlNode node, Supplier<T> value) {
        try {
            return value.get();
        } catch (ModelException | IllegalArgumentException e) {
            throw node.error(String.valueOf(e.getMessage()));
        }
    }

    static double seconds(YamlNode node, String what) {
        String text = node.text(what);
        if (!text.matches("[0-9]{1,6}(\\.[0-9]{1,9})?(us|ms|s|m)")) {
            throw node.error(what + " is '" + text + "': a duration such as 20us, 1.5ms, 30s or 10m is allowed");
        }
        double number = Double.parseDouble(text.replaceAll("[a-z]+$", ""));
        return switch (text.replaceAll("^[0-9.]+", "")) {
            case "us" -> number / 1e6;
            case "ms" -> number / 1e3;
            case "s" -> number;
            default -> number * 60;
        };
    }

    static double number(YamlNode node, String what) {
        String text = node.text(what);
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,15})?")) {
            throw node.error(what + " is '" + text + "': a number such as 0.02 is allowed");
        }
        return Double.parseDouble(text);
    }

    static int integer(YamlNode node, String what) {
        String text = node.text(what);
        if (!text.matches("[0-9]{1,9}")) {
            throw node.error(what + " is '" + text + "': a whole number is allowed");
        }
        return Integer.parseInt(text);
    }

    static Spread spread(YamlNode node) {
        String text = node.text("spread");
        if (text.equals("exponential")) {
            return new Exponential();
        }
        return at(node, () -> new LogNormal(number(node, "spread")));
    }
}
