package io.sluice.objective.profile;

import io.sluice.objective.profile.Profile.Readiness;
import io.sluice.objective.profile.Profile.Settle;
import io.sluice.objective.profile.Stage.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads profiles from YAML; every complaint names file, line and column. Stateless. */
public final class ProfileReader {

    private static final Set<String> PROFILE_MEMBERS = Set.of(
            "schemaVersion",
            "name",
            "description",
            "programs",
            "network",
            "capacity",
            "settings",
            "setup",
            "stages",
            "afterBurst",
            "ready",
            "settle");
    private static final Set<String> STAGE_MEMBERS = Set.of("name", "gated", "needs", "timeout", "steps", "undo");
    private static final double DEFAULT_STAGE_TIMEOUT = 60;

    /** Reads a file; throws {@link ProfileException} if it cannot be read or is no profile. */
    public Profile read(Path file) {
        try {
            return read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new ProfileException(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** Reads a text, every setting with its default; {@code label} names it in complaints. */
    public Profile read(String label, String text) {
        return read(label, text, Settings.none());
    }

    /**
     * Reads a text under chosen settings; {@code label} names it in complaints. What is not done under these settings
     * is checked all the same.
     */
    public Profile read(String label, String text, Settings chosen) {
        YamlNode root = YamlNode.parse(label, text);
        Map<String, YamlNode> members = root.members("a profile", PROFILE_MEMBERS);
        YamlNode declarations = members.get("settings");
        Conditions conditions = Conditions.of(
                new SettingReader().list(declarations), chosen, declarations == null ? root : declarations);
        StepReader steps = new StepReader(conditions);
        requireVersion(required(root, members, "schemaVersion"));
        Network network = network(required(root, members, "network"));
        return new Profile(
                name(required(root, members, "name")),
                required(root, members, "description").text("description").strip(),
                programs(members, conditions),
                network,
                capacity(members.get("capacity"), network),
                steps.list(members, "setup"),
                stages(required(root, members, "stages"), steps),
                steps.list(members, "afterBurst"),
                readiness(required(root, members, "ready")),
                Optional.ofNullable(members.get("settle")).map(ProfileReader::settle),
                conditions.declared(),
                conditions.chosen(),
                label,
                text);
    }

    private static YamlNode required(YamlNode parent, Map<String, YamlNode> members, String name) {
        YamlNode member = members.get(name);
        if (member == null) {
            throw parent.error("'" + name + "' is missing here");
        }
        return member;
    }

    private static void requireVersion(YamlNode node) {
        if (!node.text("schemaVersion").equals("1")) {
            throw node.error("schemaVersion is '" + node.text("schemaVersion") + "': this version reads 1");
        }
    }

    private static String name(YamlNode node) {
        String name = node.text("name");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,63}")) {
            throw node.error("the name is '" + name + "': letters, digits, dots and dashes are allowed");
        }
        return name;
    }

    private static Network network(YamlNode node) {
        try {
            return Network.parse(node.text("network"));
        } catch (IllegalArgumentException e) {
            throw node.error(String.valueOf(e.getMessage()));
        }
    }

    private static int capacity(@Nullable YamlNode node, Network network) {
        if (node == null) {
            return network.capacity();
        }
        String text = node.text("capacity");
        if (!text.matches("[0-9]{1,8}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > network.capacity()) {
            throw node.error(
                    "capacity is '" + text + "': the network " + network + " allows 1 to " + network.capacity());
        }
        return Integer.parseInt(text);
    }

    private static List<Stage> stages(YamlNode node, StepReader steps) {
        List<Stage> stages = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode item : node.items("stages")) {
            Stage stage = stage(item, steps);
            if (!names.add(stage.name())) {
                throw item.error("stage '" + stage.name() + "' stands twice: give each its own name");
            }
            stages.add(stage);
        }
        if (stages.isEmpty()) {
            throw node.error("stages is empty: at least one stage is needed");
        }
        return stages;
    }

    private static Stage stage(YamlNode node, StepReader steps) {
        Map<String, YamlNode> members = node.members("a stage", STAGE_MEMBERS);
        return new Stage(
                stageName(required(node, members, "name")),
                members.get("gated") == null || members.get("gated").bool("gated"),
                features(members),
                seconds(members, "timeout", DEFAULT_STAGE_TIMEOUT),
                steps.list(members, "steps"),
                steps.list(members, "undo"));
    }

    private static String stageName(YamlNode node) {
        String name = node.text("name");
        if (!name.matches("[A-Za-z][A-Za-z0-9_.-]{0,63}")) {
            throw node.error("the stage's name is '" + name
                    + "': a letter, then up to 63 letters, digits, '_', '.' or '-' are allowed");
        }
        return name;
    }

    private static List<Feature> features(Map<String, YamlNode> members) {
        YamlNode node = members.get("needs");
        return node == null
                ? List.of()
                : node.items("needs").stream().map(ProfileReader::feature).toList();
    }

    private static Feature feature(YamlNode node) {
        for (Feature feature : Feature.values()) {
            if (feature.name().toLowerCase(Locale.ROOT).equals(node.text("needs"))) {
                return feature;
            }
        }
        throw node.error("the stage needs '" + node.text("needs") + "': cgroup is allowed");
    }

    private static Readiness readiness(YamlNode node) {
        Map<String, YamlNode> members = node.members("ready", Set.of("answer", "within"));
        YamlNode answer = required(node, members, "answer");
        String address = answer.text("answer");
        if (!address.equals("${ip}")) {
            // Any other address might answer without the container, and every start would count as reachable.
            throw answer.error("answer is '" + address + "': ${ip}, the container's own address, is allowed");
        }
        return new Readiness(address, seconds(members, "within", 10));
    }

    private static Settle settle(YamlNode node) {
        Map<String, YamlNode> members = node.members("settle", Set.of("devicesGone", "within"));
        return new Settle(required(node, members, "devicesGone").text("devicesGone"), seconds(members, "within", 60));
    }

    private static double seconds(Map<String, YamlNode> members, String name, double otherwise) {
        YamlNode node = members.get(name);
        if (node == null) {
            return otherwise;
        }
        String text = node.text(name);
        if (!text.matches("[0-9]{1,6}(ms|s|m)") || text.matches("0+(ms|s|m)")) {
            throw node.error(name + " is '" + text + "': a duration such as 200ms, 30s or 10m is allowed");
        }
        double number = Double.parseDouble(text.replaceAll("[ms]+$", ""));
        return text.endsWith("ms") ? number / 1000 : text.endsWith("m") ? number * 60 : number;
    }

    private static List<String> programs(Map<String, YamlNode> members, Conditions conditions) {
        YamlNode node = members.get("programs");
        return node == null
                ? List.of()
                : node.items("programs").stream()
                        .flatMap(item -> program(item, conditions))
                        .toList();
    }

    private static Stream<String> program(YamlNode node, Conditions conditions) {
        if (!(node.node() instanceof MappingNode)) {
            return Stream.of(program(node));
        }
        Map<String, YamlNode> members = node.members("a program", Set.of("name", "when"));
        String name = program(required(node, members, "name"));
        return conditions.hold(members.get("when")) ? Stream.of(name) : Stream.of();
    }

    private static String program(YamlNode node) {
        String name = node.text("programs");
        if (name.isBlank() || name.indexOf('\0') >= 0) {
            throw node.error("programs holds '" + name.replace('\0', '?') + "': the name of a program is allowed");
        }
        return name;
    }
}
