package io.sluice.objective.profile;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the steps of a stage that are done under the chosen settings. Immutable. */
final class StepReader {

    private static final Set<String> MEMBERS =
            Set.of("run", "stdin", "background", "timeout", "mkdir", "rmdir", "write", "text", "when");

    private final Conditions conditions;
    private final Map<String, String> without;

    /** For a profile in which the placeholders {@code without} have no value, each with what would give it one. */
    StepReader(Conditions conditions, Map<String, String> without) {
        this.conditions = conditions;
        this.without = Map.copyOf(without);
    }

    List<Step> list(Map<String, YamlNode> members, String name) {
        YamlNode node = members.get(name);
        return node == null
                ? List.of()
                : node.items(name).stream().flatMap(this::step).toList();
    }

    /** The step, read and so checked in any case, if it is done. */
    private Stream<Step> step(YamlNode node) {
        Map<String, YamlNode> members = node.members("a step", MEMBERS);
        boolean done = conditions.hold(members.remove("when"));
        Step step = step(node, members);
        return done ? Stream.of(step) : Stream.of();
    }

    private Step step(YamlNode node, Map<String, YamlNode> members) {
        List<String> kinds = List.of("run", "mkdir", "rmdir", "write").stream()
                .filter(members::containsKey)
                .toList();
        if (kinds.size() != 1) {
            throw node.error("a step is exactly one of run, mkdir, rmdir, write: this one has "
                    + (kinds.isEmpty() ? "none" : String.join(" and ", kinds)));
        }
        return switch (kinds.get(0)) {
            case "run" -> run(members);
            case "mkdir" -> new Step.Mkdir(only(node, members, "mkdir"));
            case "rmdir" -> new Step.Rmdir(only(node, members, "rmdir"));
            default -> write(node, members);
        };
    }

    private Step run(Map<String, YamlNode> members) {
        refuse(members, "text", "run");
        YamlNode stdin = members.get("stdin");
        if (stdin != null && Placeholders.namesIn(stdin.text("stdin")).contains(Placeholders.PID)) {
            throw stdin.error("${pid} cannot stand in stdin: pass it as an argument or write it to a file");
        }
        YamlNode node = members.get("background");
        boolean background = node != null && node.bool("background");
        if (background) {
            refuse(members, "timeout", "run in the background");
        }
        return new Step.Run(
                arguments(members, "run"),
                Optional.ofNullable(stdin).map(text -> checked(text, "stdin")),
                background,
                Durations.seconds(members, "timeout"));
    }

    private Step write(YamlNode node, Map<String, YamlNode> members) {
        refuse(members, "stdin", "write");
        refuse(members, "background", "write");
        refuse(members, "timeout", "write");
        YamlNode text = members.get("text");
        if (text == null) {
            throw node.error("write needs 'text': what to write to the file");
        }
        if (!Collections.disjoint(Placeholders.namesIn(text.text("text")), conditions.many())) {
            throw text.error("text may not hold a placeholder that can stand for several values or none: "
                    + String.join(", ", conditions.many()));
        }
        return new Step.Write(checked(member(members, "write"), "write"), checked(text, "text"));
    }

    private List<String> only(YamlNode node, Map<String, YamlNode> members, String kind) {
        if (members.size() != 1) {
            throw node.error(kind + " stands alone in its step: it has " + String.join(", ", members.keySet()));
        }
        return arguments(members, kind);
    }

    private List<String> arguments(Map<String, YamlNode> members, String name) {
        YamlNode node = member(members, name);
        List<String> arguments =
                node.items(name).stream().map(item -> checked(item, name)).toList();
        if (arguments.isEmpty()) {
            throw node.error(name + " is empty: at least one text is needed");
        }
        return arguments;
    }

    private static YamlNode member(Map<String, YamlNode> members, String name) {
        YamlNode node = members.get(name);
        if (node == null) {
            throw new IllegalStateException(name);
        }
        return node;
    }

    private static void refuse(Map<String, YamlNode> members, String name, String kind) {
        YamlNode node = members.get(name);
        if (node != null) {
            throw node.error(kind + " takes no '" + name + "'");
        }
    }

    String checked(YamlNode node, String what) {
        String text = node.text(what);
        Set<String> unknown = Placeholders.namesIn(text);
        unknown.stream().filter(without::containsKey).findFirst().ifPresent(name -> {
            throw node.error("${" + name + "} has no value in this profile: it needs " + without.get(name));
        });
        unknown.removeAll(conditions.placeholders());
        if (!unknown.isEmpty()) {
            throw node.error("unknown placeholder ${" + String.join("}, ${", unknown) + "}: known are "
                    + String.join(", ", conditions.placeholders()));
        }
        if (text.indexOf('\0') >= 0) {
            throw node.error(what + " holds a NUL character: no program can be given that");
        }
        return text;
    }
}
