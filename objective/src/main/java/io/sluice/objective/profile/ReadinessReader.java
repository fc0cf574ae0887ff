package io.sluice.objective.profile;

import io.sluice.objective.profile.Profile.Readiness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads when a start has succeeded, and what follows from that for the rest of a profile. Stateless. */
final class ReadinessReader {

    private ReadinessReader() {}

    /** The member {@code ready}. */
    static Readiness read(YamlNode node) {
        Map<String, YamlNode> members = node.members("ready", Set.of("alive", "answer", "within"));
        if (members.containsKey("alive") == members.containsKey("answer")) {
            throw node.error("ready is exactly one of answer: ${ip} and alive: ${pipe}");
        }
        double within = Durations.seconds(members, "within", 10);
        YamlNode alive = members.get("alive");
        return alive == null ? answer(ProfileReader.required(node, members, "answer"), within) : alive(alive, within);
    }

    private static Readiness alive(YamlNode alive, double within) {
        String pipe = alive.text("alive");
        if (!pipe.equals("${" + Placeholders.PIPE + "}")) {
            throw alive.error("alive is '" + pipe + "': ${pipe}, the start's own pipe, is allowed");
        }
        return new Readiness.Alive(within);
    }

    private static Readiness answer(YamlNode answer, double within) {
        String address = answer.text("answer");
        if (!address.equals("${ip}")) {
            // Any other address might answer without the container, and every start would count as reachable.
            throw answer.error("answer is '" + address + "': ${ip}, the container's own address, is allowed");
        }
        return new Readiness.Answer(address, within);
    }

    /** Placeholders that have no value in this profile, each with what would give it one. */
    static Map<String, String> without(Optional<Network> network, Readiness readiness) {
        Map<String, String> without = new HashMap<>();
        if (network.isEmpty()) {
            Placeholders.OF_NETWORK.forEach(name -> without.put(name, "the member 'network'"));
        }
        if (readiness instanceof Readiness.Answer) {
            without.put(Placeholders.PIPE, "ready: {alive: ${pipe}}");
        }
        return without;
    }

    /** Complains if a sign of life is awaited that none of the stages gives. */
    static void requireSign(YamlNode ready, Readiness readiness, List<Stage> stages) {
        if (readiness instanceof Readiness.Alive && stages.stream().noneMatch(Stage::givesSign)) {
            throw ready.error("nobody gives the sign of life: a step with 'background: true' must get ${pipe} in its"
                    + " arguments, or a container in a file that a step writes, and write a line there");
        }
    }
}
