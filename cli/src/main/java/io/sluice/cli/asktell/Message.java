package io.sluice.cli.asktell;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An object in a line from outside. What is wrong with it is an {@link IllegalArgumentException} that names the member, its
 * value and what is allowed. Immutable.
 *
 * @param what it is, for complaints
 * @param node an object
 */
record Message(String what, JsonNode node) {
    private static final int QUOTED = 200;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    Message {
        if (!node.isObject()) {
            throw new IllegalArgumentException(
                    what + " is " + quoted(node.toString()) + ": it must be a JSON object such as {\"op\":\"ask\"}");
        }
    }

    static Message parse(String line) {
        try {
            return new Message("the line", JSON.readTree(line));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the line '" + quoted(line) + "' is not JSON: " + e.getOriginalMessage()
                    + "; send one object a line, such as {\"op\":\"ask\"}");
        }
    }

    private static String quoted(String text) {
        return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…";
    }

    boolean has(String member) {
        return node.has(member);
    }

    /** Refuses every member but these. */
    void allow(List<String> members) {
        for (String name : node.propertyNames()) {
            if (!members.contains(name)) {
                throw new IllegalArgumentException(
                        what + " has a member '" + name + "': allowed are " + String.join(", ", members));
            }
        }
    }

    private JsonNode get(String member) {
        JsonNode value = node.get(member);
        if (value == null) {
            throw new IllegalArgumentException(what + " has no member '" + member + "': give one");
        }
        return value;
    }

    String text(String member) {
        if (!get(member).isString()) {
            throw wrong(member, "a string");
        }
        return get(member).stringValue();
    }

    String word(String member, List<String> words) {
        String word = text(member);
        if (!words.contains(word)) {
            throw wrong(member, words.stream().map(w -> '"' + w + '"').collect(Collectors.joining(" or ")));
        }
        return word;
    }

    int trial(String member) {
        if (!get(member).isIntegralNumber() || !get(member).canConvertToInt()) {
            throw wrong(member, "the number of a trial that was asked for, an integer from 1");
        }
        return get(member).intValue();
    }

    double number(String member) {
        if (!get(member).isNumber() || !Double.isFinite(get(member).doubleValue())) {
            throw wrong(member, "a finite number");
        }
        return get(member).doubleValue();
    }

    double notNegative(String member) {
        double number = number(member);
        if (number < 0) {
            throw wrong(member, "a number of at least 0");
        }
        return number;
    }

    OptionalDouble optionalNotNegative(String member) {
        return has(member) ? OptionalDouble.of(notNegative(member)) : OptionalDouble.empty();
    }

    List<Message> objects(String member) {
        if (!get(member).isArray()) {
            throw wrong(member, "an array of objects");
        }
        List<Message> objects = new ArrayList<>();
        for (JsonNode element : get(member)) {
            objects.add(new Message(member + "[" + objects.size() + "]", element));
        }
        return objects;
    }

    private IllegalArgumentException wrong(String member, String allowed) {
        return new IllegalArgumentException(
                "'" + member + "' is " + quoted(String.valueOf(node.get(member))) + ": it must be " + allowed);
    }
}
