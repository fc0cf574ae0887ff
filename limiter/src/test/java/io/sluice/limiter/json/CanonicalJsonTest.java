package io.sluice.limiter.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class CanonicalJsonTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** RFC 8785, section 3.2.2. */
    @Test
    void write_rfcSample() {
        String sample = """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50,
                              2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }""";
        String expected = "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
        assertEquals(expected, canonical(sample));
    }

    /** RFC 8785, section 3.2.3: by UTF-16 code units, so that the emoji comes before the Hebrew letter. */
    @Test
    void write_rfcSortingSample() {
        String sample = """
                {
                  "\\u20ac": "Euro Sign",
                  "\\r": "Carriage Return",
                  "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                  "1": "One",
                  "\\ud83d\\ude00": "Emoji: Grinning Face",
                  "\\u0080": "Control",
                  "\\u00f6": "Latin Small Letter O With Diaeresis"
                }""";
        List<String> values = new ArrayList<>();
        JSON.readTree(canonical(sample)).forEach(value -> values.add(value.stringValue()));
        assertEquals(
                List.of(
                        "Carriage Return",
                        "One",
                        "Control",
                        "Latin Small Letter O With Diaeresis",
                        "Euro Sign",
                        "Emoji: Grinning Face",
                        "Hebrew Letter Dalet With Dagesh"),
                values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|{}",
                "[]|[]",
                " [ 1 , [ ] , { } ] |[1,[],{}]",
                "{\"b\":1,\"a\":{\"d\":2,\"c\":3}}|{\"a\":{\"c\":3,\"d\":2},\"b\":1}",
                "-0.0|0",
                "1.0|1",
                "9223372036854775807|9223372036854776000",
                "123456789012345678901234567890|1.2345678901234568e+29",
                "\"\\b\\t\\n\\f\\r\\u001f\\u007f\\/\"|\"\\b\\t\\n\\f\\r\\u001f\u007f/\""
            })
    void write_handChecked(String document, String expected) {
        assertEquals(expected, canonical(document));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "\"\\ud83d\"", "\"\\ude00\"", "\"\\ud83dx\""})
    void write_withoutCanonicalForm_isRefused(String document) {
        JsonNode node = JSON.readTree(document);
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.write(node));
    }

    @Test
    void write_hugeInteger_isRefused() {
        JsonNode node = JSON.readTree("1" + "0".repeat(400));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.write(node));
    }

    /** Computed with sha256sum over the two bytes of the canonical form. */
    @Test
    void sha256_knownAnswers() {
        assertEquals(
                "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
                CanonicalJson.sha256(JSON.readTree("{ }")));
    }

    @Property(seed = "1")
    void write_dependsOnlyOnWhatIsSaid(@ForAll("documents") JsonNode document, @ForAll Random random) {
        String canonical = CanonicalJson.write(document);
        assertEquals(canonical, canonical(canonical));
        assertEquals(canonical, canonical(JSON.writeValueAsString(shuffled(document, random))));
    }

    @Provide
    Arbitrary<JsonNode> documents() {
        Arbitrary<JsonNode> leaf = Arbitraries.oneOf(
                Arbitraries.doubles().map(value -> JSON.getNodeFactory().numberNode(value)),
                Arbitraries.longs().map(value -> JSON.getNodeFactory().numberNode(value)),
                text().map(value -> JSON.getNodeFactory().stringNode(value)),
                Arbitraries.of(true, false).map(value -> JSON.getNodeFactory().booleanNode(value)),
                Arbitraries.just(JSON.getNodeFactory().nullNode()));
        return nested(nested(leaf));
    }

    private static Arbitrary<JsonNode> nested(Arbitrary<JsonNode> inner) {
        Arbitrary<JsonNode> arrays =
                inner.list().ofMaxSize(4).map(values -> JSON.createArrayNode().addAll(values));
        Arbitrary<JsonNode> objects =
                Arbitraries.maps(text(), inner).ofMaxSize(5).map(CanonicalJsonTest::objectNode);
        return Arbitraries.oneOf(inner, arrays, objects);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings()
                .ofMaxLength(6)
                .filter(s ->
                        s.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static JsonNode objectNode(Map<String, JsonNode> members) {
        return JSON.createObjectNode().setAll(members);
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(element -> copy.add(shuffled(element, random)));
            return copy;
        }
        if (!(node instanceof ObjectNode)) {
            return node;
        }
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
        Collections.shuffle(members, random);
        ObjectNode copy = JSON.createObjectNode();
        members.forEach(member -> copy.set(member.getKey(), shuffled(member.getValue(), random)));
        return copy;
    }

    private static String canonical(String document) {
        return CanonicalJson.write(JSON.readTree(document));
    }
}
