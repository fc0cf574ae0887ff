package io.sluice.objective.profile;

import io.sluice.objective.profile.Profile.Device;
import io.sluice.objective.profile.Profile.Readiness;
import io.sluice.objective.profile.Profile.Settle;
import io.sluice.objective.profile.Stage.Feature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads profiles from YAML; every complaint names file, line and column. Stateless. */
public final class ProfileReader {

    private static final Set<String> PROFILE_MEMBERS = Set.of(
            "schemaVersion",
            "name",
            "description",
            "programs",
            "devices",
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
    private static final int MOST_WITHOUT_NETWORK = 100_000;

    /** Reads a file; throws {@link ProfileException} if it cannot be read or is no profile. */
    public Profile read(Path file) {
        return read(file.toString(), YamlText.read(file));
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
        requireVersion(required(root, members, "schemaVersion"));
        YamlNode ready = required(root, members, "ready");
        Readiness readiness = ReadinessReader.read(ready);
        Optional<Network> network = network(root, members, readiness);
        StepReader steps = new StepReader(conditions, ReadinessReader.without(network, readiness));
        List<Stage> stages = stages(required(root, members, "stages"), steps);
        ReadinessReader.requireSign(ready, readiness, stages);
        return new Profile(
                name(required(root, members, "name")),
                required(root, members, "description").text("description").strip(),
                programs(members, conditions),
                devices(members),
                network,
                capacity(root, members, network),
                steps.list(members, "setup"),
                stages,
                steps.list(members, "afterBurst"),
                readiness,
                Optional.ofNullable(members.get("settle")).map(ProfileReader::settle),
                conditions.declared(),
                conditions.chosen(),
                label,
                text);
    }

    static YamlNode required(YamlNode parent, Map<String, YamlNode> members, String name) {
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

    private static Optional<Network> network(YamlNode root, Map<String, YamlNode> members, Readiness readiness) {
        if (readiness instanceof Readiness.Alive && !members.containsKey("network")) {
            return Optional.empty();
        }
        YamlNode node = required(root, members, "network");
        try {
            return Optional.of(Network.parse(node.text("network")));
        } catch (IllegalArgumentException e) {
            throw node.error(String.valueOf(e.getMessage()));
        }
    }

    private static int capacity(YamlNode root, Map<String, YamlNode> members, Optional<Network> network) {
        if (network.isPresent() && !members.containsKey("capacity")) {
            return network.get().capacity();
        }
        YamlNode node = required(root, members, "capacity");
        int most = network.map(Network::capacity).orElse(MOST_WITHOUT_NETWORK);
        String text = node.text("capacity");
        if (!text.matches("[0-9]{1,8}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw node.error("capacity is '" + text + "': "
                    + network.map(n -> "the network " + n + " allows 1 to ").orElse("allowed is 1 to ") + most);
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
                Durations.seconds(members, "timeout", DEFAULT_STAGE_TIMEOUT),
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

    private static Settle settle(YamlNode node) {
        Map<String, YamlNode> members = node.members("settle", Set.of("devicesGone", "within"));
        return new Settle(
                required(node, members, "devicesGone").text("devicesGone"), Durations.seconds(members, "within", 60));
    }

    private static List<Device> devices(Map<String, YamlNode> members) {
        YamlNode node = members.get("devices");
        return node == null
                ? List.of()
                : node.items("devices").stream().map(ProfileReader::device).toList();
    }

    private static Device device(YamlNode node) {
        Map<String, YamlNode> members = node.members("a device", Set.of("kind", "otherwise"));
        YamlNode kind = required(node, members, "kind");
        if (!kind.text("kind").matches("[a-z][a-z0-9_]{0,31}")) {
            throw kind.error("the kind is '" + kind.text("kind") + "': one such as ipvlan or macvtap is allowed");
        }
        return new Device(
                kind.text("kind"),
                required(node, members, "otherwise").text("otherwise").strip());
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
