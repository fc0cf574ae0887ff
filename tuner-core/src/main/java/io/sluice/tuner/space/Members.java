package io.sluice.tuner.space;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The members of one JSON object, read strictly; every complaint says where, which member and what is allowed. */
final class Members {
    private final String where;
    private final JsonNode object;

    Members(String where, JsonNode object) {
        this.where = where;
        this.object = object;
        if (!object.isObject()) {
            throw wrong("is " + object + ": it must be a JSON object");
        }
    }

    Collection<String> names() {
        return object.propertyNames();
    }

    void allow(String... allowed) {
        for (String name : names()) {
            if (!List.of(allowed).contains(name)) {
                throw wrong("has an unknown member '" + name + "': allowed are " + String.join(", ", allowed));
            }
        }
    }

    String text(String member) {
        JsonNode node = get(member);
        if (!node.isString()) {
            throw wrong(member, node, "a string");
        }
        return node.stringValue();
    }

    String word(String member, List<String> allowed) {
        String word = text(member);
        if (!allowed.contains(word)) {
            throw wrong(member, get(member), "one of " + String.join(", ", allowed));
        }
        return word;
    }

    String optionalWord(String member, String otherwise, List<String> allowed) {
        return object.has(member) ? word(member, allowed) : otherwise;
    }

    long integer(String member) {
        JsonNode node = get(member);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw wrong(member, node, "an integer");
        }
        return node.longValue();
    }

    double number(String member) {
        JsonNode node = get(member);
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw wrong(member, node, "a finite number");
        }
        return node.doubleValue();
    }

    JsonNode array(String member) {
        JsonNode node = get(member);
        if (!node.isArray()) {
            throw wrong(member, node, "an array");
        }
        return node;
    }

    List<String> texts(String member) {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : array(member)) {
            if (!node.isString()) {
                throw wrong(member, node, "an array of strings");
            }
            texts.add(node.stringValue());
        }
        return texts;
    }

    private JsonNode get(String member) {
        JsonNode node = object.get(member);
        if (node == null) {
            throw wrong("lacks the member '" + member + "': add it");
        }
        return node;
    }

    private InvalidSpaceException wrong(String member, JsonNode node, String allowed) {
        return wrong("member '" + member + "' is " + node + ": it must be " + allowed);
    }

    private InvalidSpaceException wrong(String complaint) {
        return new InvalidSpaceException(where + " " + complaint);
    }
}
