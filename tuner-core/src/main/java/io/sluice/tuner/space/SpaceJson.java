package io.sluice.tuner.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of a space, in both directions. */
final class SpaceJson {
    private static final List<String> TYPES = List.of("limit", "int", "real", "choice");
    private static final Set<String> LATER = Set.of("context", "constraints", "fixed");

    private SpaceJson() {}

    static SpaceFile read(JsonNode document) {
        Members members = new Members("the space", document);
        for (String name : members.names()) {
            if (LATER.contains(name)) {
                throw new InvalidSpaceException(
                        "member '" + name + "' is not supported yet: leave it out; supported are goal, parameters");
            }
        }
        members.allow("goal", "parameters");
        Goal goal = members.optionalWord("goal", Goal.MINIMIZE.word(), List.of("minimize", "maximize"))
                        .equals("minimize")
                ? Goal.MINIMIZE
                : Goal.MAXIMIZE;
        List<Parameter> parameters = new ArrayList<>();
        int index = 0;
        for (JsonNode parameter : members.array("parameters")) {
            parameters.add(parameter("parameters[" + index++ + "]", parameter));
        }
        return checked(() -> new SpaceFile(goal, SearchSpace.of(parameters)));
    }

    private static Parameter parameter(String where, JsonNode node) {
        Members members = new Members(where, node);
        String type = members.word("type", TYPES);
        String name = members.text("name");
        return switch (type) {
            case "limit" -> {
                members.allow("name", "type", "high");
                yield checked(() -> new Limit(name, members.integer("high")));
            }
            case "int" -> {
                members.allow("name", "type", "low", "high", "scale");
                yield checked(() -> new Int(name, members.integer("low"), members.integer("high"), scale(members)));
            }
            case "real" -> {
                members.allow("name", "type", "low", "high", "scale");
                yield checked(() -> new Real(name, members.number("low"), members.number("high"), scale(members)));
            }
            default -> {
                members.allow("name", "type", "values");
                yield checked(() -> new Choice(name, members.texts("values")));
            }
        };
    }

    private static ParameterScale scale(Members members) {
        String word = members.optionalWord("scale", "linear", List.of("linear", "log"));
        return word.equals("log") ? ParameterScale.LOG : ParameterScale.LINEAR;
    }

    private static <T> T checked(java.util.function.Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (InvalidSpaceException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidSpaceException(String.valueOf(e.getMessage()));
        }
    }

    static ObjectNode write(SpaceFile file, ObjectNode document) {
        document.put("goal", file.goal().word());
        ArrayNode parameters = document.putArray("parameters");
        for (Parameter parameter : file.space().parameters()) {
            write(parameter, parameters.addObject().put("name", parameter.name()));
        }
        return document;
    }

    private static void write(Parameter parameter, ObjectNode node) {
        if (parameter instanceof Limit limit) {
            node.put("type", "limit").put("high", limit.high());
        } else if (parameter instanceof Int integer) {
            node.put("type", "int").put("low", integer.low()).put("high", integer.high());
            node.put("scale", integer.scale().word());
        } else if (parameter instanceof Real real) {
            node.put("type", "real").put("low", real.low()).put("high", real.high());
            node.put("scale", real.scale().word());
        } else if (parameter instanceof Choice choice) {
            ArrayNode values = node.put("type", "choice").putArray("values");
            choice.values().forEach(values::add);
        }
    }
}
