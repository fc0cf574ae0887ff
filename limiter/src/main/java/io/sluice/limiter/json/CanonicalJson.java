package io.sluice.limiter.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * JSON in its canonical form (RFC 8785): no blanks, members sorted by the UTF-16 code units of their names, strings with the
 * fewest escapes, and every number as the double it stands for. Stateless.
 *
 * <p>Integers beyond 2^53 are doubles too, so two that differ only in what a double cannot hold have one canonical form.
 */
public final class CanonicalJson {
    private static final int FIRST_PRINTABLE = 0x20;

    private CanonicalJson() {}

    /**
     * Writes a document in canonical form.
     *
     * @param document not modified
     * @return its canonical form
     * @throws IllegalArgumentException if the document has no canonical form: a number beyond the range of a double, a
     *     string with half a surrogate pair, or a node that JSON does not have
     */
    public static String write(JsonNode document) {
        StringBuilder out = new StringBuilder();
        append(document, out);
        return out.toString();
    }

    /**
     * The SHA-256 of the canonical form in UTF-8.
     *
     * @param document not modified
     * @return 64 hexadecimal digits, in lower case
     * @throws IllegalArgumentException if the document has no canonical form
     */
    public static String sha256(JsonNode document) {
        byte[] bytes = write(document).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    private static void append(JsonNode node, StringBuilder out) {
        switch (node.getNodeType()) {
            case OBJECT -> appendObject(node, out);
            case ARRAY -> appendArray(node, out);
            case STRING -> appendString(node.stringValue(), out);
            case NUMBER -> out.append(EcmaNumber.format(toDouble(node)));
            case BOOLEAN -> out.append(node.booleanValue());
            case NULL -> out.append("null");
            default -> throw new IllegalArgumentException("node is " + node.getNodeType() + ": JSON has no such thing");
        }
    }

    private static void appendObject(JsonNode node, StringBuilder out) {
        // The natural order of String is that of its UTF-16 code units, as the RFC wants it.
        Map<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(property -> sorted.put(property.getKey(), property.getValue()));
        String separator = "{";
        for (Map.Entry<String, JsonNode> member : sorted.entrySet()) {
            out.append(separator);
            appendString(member.getKey(), out);
            out.append(':');
            append(member.getValue(), out);
            separator = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void appendArray(JsonNode node, StringBuilder out) {
        String separator = "[";
        for (JsonNode element : node) {
            out.append(separator);
            append(element, out);
            separator = ",";
        }
        out.append(node.isEmpty() ? "[]" : "]");
    }

    private static double toDouble(JsonNode number) {
        return number.isFloatingPointNumber() && !number.isBigDecimal()
                ? number.doubleValue()
                : number.decimalValue().doubleValue();
    }

    private static void appendString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            appendChar(text, i, out);
        }
        out.append('"');
    }

    private static void appendChar(String text, int at, StringBuilder out) {
        char c = text.charAt(at);
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < FIRST_PRINTABLE) {
                    out.append("\\u").append(HexFormat.of().toHexDigits(c));
                } else {
                    out.append(requirePaired(text, at));
                }
            }
        }
    }

    private static char requirePaired(String text, int at) {
        char c = text.charAt(at);
        boolean paired = Character.isHighSurrogate(c)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        if (Character.isSurrogate(c) && !paired) {
            throw new IllegalArgumentException("string has half a surrogate pair at index " + at + " (U+"
                    + HexFormat.of().withUpperCase().toHexDigits(c) + "): it is not Unicode");
        }
        return c;
    }
}
