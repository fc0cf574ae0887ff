package io.sluice.limiter.file;

import io.sluice.limiter.StageName;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * A value somewhere in a document, which knows where it is, so that whoever finds it wrong can say so.
 *
 * @param source what the document was read from
 * @param path where the value is, as in {@code stages[0].limit}; empty for the document itself
 * @param node the value
 */
record Member(String source, String path, JsonNode node) {
    private static final int LONGEST_QUOTE = 80;
    /** Beyond it a double no longer tells one integer from the next. */
    private static final double LARGEST_EXACT_DOUBLE = 0x1p53;

    interface Parser<T> {
        T parse(Member member) throws LimitsFileException;
    }

    LimitsFileException reject(String allowed) {
        return problem("is " + quote() + ": allowed is " + allowed);
    }

    LimitsFileException problem(String problem) {
        return new LimitsFileException(source, path, problem);
    }

    Member required(String name, String allowed) throws LimitsFileException {
        JsonNode child = node.get(name);
        if (child == null) {
            throw new LimitsFileException(source, join(name), "is missing: it must be " + allowed);
        }
        return new Member(source, join(name), child);
    }

    /** What a parser makes of a member, if it is there. */
    <T> Optional<T> optional(String name, Parser<T> parser) throws LimitsFileException {
        JsonNode child = node.get(name);
        return child == null ? Optional.empty() : Optional.of(parser.parse(new Member(source, join(name), child)));
    }

    OptionalInt optionalInt(String name, int least) throws LimitsFileException {
        Optional<Integer> value = optional(name, member -> member.integer(least));
        return value.isPresent() ? OptionalInt.of(value.get()) : OptionalInt.empty();
    }

    OptionalLong optionalLong(String name, long least) throws LimitsFileException {
        Optional<Long> value = optional(name, member -> member.integer(least, Long.MAX_VALUE));
        return value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
    }

    OptionalDouble optionalDouble(String name) throws LimitsFileException {
        Optional<Double> value = optional(name, Member::number);
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }

    Member object() throws LimitsFileException {
        if (!node.isObject()) {
            throw reject("an object");
        }
        return this;
    }

    List<Member> elements() throws LimitsFileException {
        if (!node.isArray()) {
            throw reject("an array");
        }
        List<Member> elements = new ArrayList<>();
        for (JsonNode element : node) {
            elements.add(new Member(source, path + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    Map<String, Member> members() throws LimitsFileException {
        Map<String, Member> members = new LinkedHashMap<>();
        object().node
                .properties()
                .forEach(property -> members.put(
                        property.getKey(), new Member(source, join(property.getKey()), property.getValue())));
        return members;
    }

    int integer(int least) throws LimitsFileException {
        return (int) integer(least, Integer.MAX_VALUE);
    }

    long integer(long least, long most) throws LimitsFileException {
        OptionalLong value = whole();
        if (value.isEmpty() || value.getAsLong() < least || value.getAsLong() > most) {
            throw reject("an integer from " + least + " to " + most);
        }
        return value.getAsLong();
    }

    double number() throws LimitsFileException {
        double value = node.isNumber() ? toDouble() : Double.NaN;
        if (!Double.isFinite(value)) {
            throw reject("a number within the range of a double");
        }
        return value;
    }

    String text() throws LimitsFileException {
        if (!node.isString()) {
            throw reject("a string");
        }
        return node.stringValue();
    }

    boolean bool() throws LimitsFileException {
        if (!node.isBoolean()) {
            throw reject("true or false");
        }
        return node.booleanValue();
    }

    Instant instant() throws LimitsFileException {
        try {
            return OffsetDateTime.parse(text()).toInstant();
        } catch (DateTimeException e) {
            throw reject("a time as in RFC 3339, like 2026-01-01T00:00:00Z");
        }
    }

    String stageName() throws LimitsFileException {
        if (!StageName.isValid(text())) {
            throw reject("a stage name, " + StageName.PATTERN);
        }
        return text();
    }

    OptionalInt limit() throws LimitsFileException {
        if (node.isNull()) {
            return OptionalInt.empty();
        }
        OptionalLong value = whole();
        if (value.isEmpty() || value.getAsLong() < 1 || value.getAsLong() > Integer.MAX_VALUE) {
            throw reject("an integer from 1 to " + Integer.MAX_VALUE + ", or null for unlimited");
        }
        return OptionalInt.of((int) value.getAsLong());
    }

    /** The value if it is an integer; 3.0 is one, as it is to the schema. */
    private OptionalLong whole() {
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? OptionalLong.of(node.longValue()) : OptionalLong.empty();
        }
        double value = node.isNumber() ? toDouble() : Double.NaN;
        return Math.rint(value) == value && Math.abs(value) <= LARGEST_EXACT_DOUBLE
                ? OptionalLong.of((long) value)
                : OptionalLong.empty();
    }

    private double toDouble() {
        return node.isIntegralNumber() ? node.decimalValue().doubleValue() : node.doubleValue();
    }

    private String join(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private String quote() {
        String text = node.toString();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
