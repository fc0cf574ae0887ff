package io.sluice.objective.sim;

import static io.sluice.objective.sim.ModelMembers.optional;
import static io.sluice.objective.sim.ModelMembers.required;

import io.sluice.objective.profile.YamlNode;
import io.sluice.objective.sim.ModelStep.Cpu;
import io.sluice.objective.sim.ModelStep.Hold;
import io.sluice.objective.sim.ModelStep.Repeat;
import io.sluice.objective.sim.ModelStep.Sleep;
import io.sluice.objective.sim.StepTime.Spread;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the steps of a stage. Immutable. */
final class ModelStepReader {

    private static final List<String> KINDS = List.of("cpu", "sleep", "hold", "repeat");
    private static final Set<String> MEMBERS = Set.of("cpu", "sleep", "hold", "repeat", "steps", "spread");

    private final Spread spread;

    /** With the spread of steps that name none. */
    ModelStepReader(Spread spread) {
        this.spread = spread;
    }

    List<ModelStep> list(YamlNode node) {
        return node.items("steps").stream().map(this::step).toList();
    }

    private ModelStep step(YamlNode node) {
        Map<String, YamlNode> members = node.members("a step", MEMBERS);
        String kind = ModelMembers.oneOf(node, members, "a step", KINDS);
        return ModelMembers.at(node, () -> switch (kind) {
            case "cpu" -> new Cpu(time(node, members, kind));
            case "sleep" -> new Sleep(time(node, members, kind));
            case "hold" -> new Hold(required(node, members, kind).text(kind), inner(node, members, kind));
            default ->
                new Repeat(ModelMembers.integer(required(node, members, kind), kind), inner(node, members, kind));
        });
    }

    private StepTime time(YamlNode node, Map<String, YamlNode> members, String kind) {
        refuse(members, "steps", kind);
        double mean = ModelMembers.seconds(required(node, members, kind), kind);
        return new StepTime(mean, optional(members, "spread", spread, ModelMembers::spread));
    }

    private List<ModelStep> inner(YamlNode node, Map<String, YamlNode> members, String kind) {
        refuse(members, "spread", kind);
        return list(required(node, members, "steps"));
    }

    private static void refuse(Map<String, YamlNode> members, String name, String kind) {
        YamlNode node = members.get(name);
        if (node != null) {
            throw node.error(kind + " takes no '" + name + "'");
        }
    }
}
