package io.sluice.objective.sim;

import static io.sluice.objective.sim.ModelMembers.optional;
import static io.sluice.objective.sim.ModelMembers.required;

import io.sluice.objective.profile.ProfileException;
import io.sluice.objective.profile.YamlNode;
import io.sluice.objective.profile.YamlText;
import io.sluice.objective.sim.RunVariation.Drift;
import io.sluice.objective.sim.RunVariation.SlowRuns;
import io.sluice.objective.sim.StepTime.Fixed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads models from YAML; complaints name file, line and column. Stateless. */
public final class PipelineModelReader {

    private static final Set<String> MODEL_MEMBERS = Set.of(
            "schemaVersion",
            "name",
            "description",
            "burst",
            "cores",
            "oversubscription",
            "spread",
            "noise",
            "drift",
            "slowRuns",
            "teardown",
            "locks",
            "stages");

    /** Reads a file; throws {@link ModelException} if it cannot be read or is no model. */
    public PipelineModel read(Path file) {
        try {
            return read(file.toString(), YamlText.read(file));
        } catch (ProfileException e) {
            throw new ModelException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Reads a text; {@code label} names it in complaints. Throws {@link ModelException} if it is no model. */
    public PipelineModel read(String label, String text) {
        if (text.isBlank()) {
            throw new ModelException(label + ": the file is empty: start from a built-in model");
        }
        try {
            YamlNode root = YamlNode.parse(label, text);
            return ModelMembers.at(root, () -> model(root));
        } catch (ProfileException e) {
            throw new ModelException(String.valueOf(e.getMessage()), e);
        }
    }

    private static PipelineModel model(YamlNode root) {
        Map<String, YamlNode> members = root.members("a model", MODEL_MEMBERS);
        requireVersion(required(root, members, "schemaVersion"));
        ModelStepReader steps = new ModelStepReader(optional(members, "spread", new Fixed(), ModelMembers::spread));
        return new PipelineModel(
                name(required(root, members, "name")),
                required(root, members, "description").text("description").strip(),
                ModelMembers.integer(required(root, members, "burst"), "burst"),
                cores(root, members),
                variation(members),
                optional(members, "teardown", 0.0, node -> ModelMembers.seconds(node, "teardown")),
                optional(members, "locks", List.of(), PipelineModelReader::locks),
                required(root, members, "stages").items("stages").stream()
                        .map(node -> stage(node, steps))
                        .toList());
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

    private static Cores cores(YamlNode root, Map<String, YamlNode> members) {
        YamlNode node = required(root, members, "cores");
        double oversubscription =
                optional(members, "oversubscription", 0.0, n -> ModelMembers.number(n, "oversubscription"));
        return ModelMembers.at(node, () -> new Cores(ModelMembers.integer(node, "cores"), oversubscription));
    }

    private static RunVariation variation(Map<String, YamlNode> members) {
        return new RunVariation(
                optional(members, "noise", 0.0, node -> ModelMembers.number(node, "noise")),
                optional(members, "drift", new Drift(0, 100, 0), PipelineModelReader::drift),
                optional(members, "slowRuns", new SlowRuns(0, 1), PipelineModelReader::slowRuns));
    }

    private static Drift drift(YamlNode node) {
        Map<String, YamlNode> members = node.members("drift", Set.of("amplitude", "period", "walk"));
        return ModelMembers.at(
                node,
                () -> new Drift(
                        optional(members, "amplitude", 0.0, n -> ModelMembers.number(n, "amplitude")),
                        optional(members, "period", 100.0, n -> ModelMembers.number(n, "period")),
                        optional(members, "walk", 0.0, n -> ModelMembers.number(n, "walk"))));
    }

    private static SlowRuns slowRuns(YamlNode node) {
        Map<String, YamlNode> members = node.members("slowRuns", Set.of("probability", "factor"));
        return ModelMembers.at(
                node,
                () -> new SlowRuns(
                        ModelMembers.number(required(node, members, "probability"), "probability"),
                        ModelMembers.number(required(node, members, "factor"), "factor")));
    }

    private static List<ModelLock> locks(YamlNode node) {
        return node.items("locks").stream().map(PipelineModelReader::lock).toList();
    }

    private static ModelLock lock(YamlNode node) {
        Map<String, YamlNode> members = node.members("a lock", Set.of("mutex", "spin", "wakeup", "bounce"));
        double wakeup = optional(members, "wakeup", 0.0, n -> ModelMembers.seconds(n, "wakeup"));
        double bounce = optional(members, "bounce", 0.0, n -> ModelMembers.seconds(n, "bounce"));
        String kind = ModelMembers.oneOf(node, members, "a lock", List.of("mutex", "spin"));
        String name = required(node, members, kind).text(kind);
        ModelLock.Kind as = kind.equals("spin") ? ModelLock.Kind.SPIN : ModelLock.Kind.MUTEX;
        return ModelMembers.at(node, () -> new ModelLock(name, as, wakeup, bounce));
    }

    private static ModelStage stage(YamlNode node, ModelStepReader steps) {
        Map<String, YamlNode> members = node.members("a stage", Set.of("name", "gated", "steps"));
        String name = required(node, members, "name").text("name");
        boolean gated = optional(members, "gated", true, n -> n.bool("gated"));
        List<ModelStep> read = optional(members, "steps", List.of(), steps::list);
        return ModelMembers.at(node, () -> new ModelStage(name, gated, read));
    }
}
