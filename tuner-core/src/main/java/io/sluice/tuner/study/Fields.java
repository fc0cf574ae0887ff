package io.sluice.tuner.study;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** The members of one journal line; null counts as absent. Throws {@link IllegalArgumentException} on a wrong one. */
record Fields(JsonNode document) {

    boolean has(String member) {
        return document.hasNonNull(member);
    }

    JsonNode get(String member) {
        JsonNode node = document.get(member);
        if (node == null) {
            throw new IllegalArgumentException("the member '" + member + "' is missing");
        }
        return node;
    }

    void require(String member, String text) {
        if (!text(member).equals(text)) {
            throw wrong(member, "'" + text + "'");
        }
    }

    String text(String member) {
        if (!get(member).isString()) {
            throw wrong(member, "a string");
        }
        return get(member).stringValue();
    }

    long integer(String member) {
        if (!get(member).isIntegralNumber() || !get(member).canConvertToLong()) {
            throw wrong(member, "an integer");
        }
        return get(member).longValue();
    }

    int trial(String member) {
        long number = integer(member);
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw wrong(member, "a trial's number, from 1");
        }
        return (int) number;
    }

    double number(String member) {
        if (!get(member).isNumber()) {
            throw wrong(member, "a number");
        }
        return get(member).doubleValue();
    }

    OptionalDouble optionalNumber(String member) {
        return has(member) ? OptionalDouble.of(number(member)) : OptionalDouble.empty();
    }

    JsonNode object(String member) {
        if (!get(member).isObject()) {
            throw wrong(member, "an object");
        }
        return get(member);
    }

    Map<String, String> texts(String member) {
        Map<String, String> texts = new LinkedHashMap<>();
        Fields object = new Fields(object(member));
        object.document().propertyNames().forEach(name -> texts.put(name, object.text(name)));
        return texts;
    }

    private IllegalArgumentException wrong(String member, String allowed) {
        return new IllegalArgumentException(
                "the member '" + member + "' is " + document.get(member) + "; it must be " + allowed);
    }
}
