package io.sluice.limiter.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsFileReaderTest {

    @Test
    void parse_everyMember_isRead() throws LimitsFileException {
        assertEquals(Samples.full(), parse(Samples.FULL));
        assertEquals(1, parse(Samples.FULL).schemaVersion());
        assertEquals(List.of(), LimitsSchema.complaints(Samples.FULL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'schemaVersion':1,'stages':[]}|unlimited",
                "{'schemaVersion':1.0,'stages':[{'name':'A','limit':3.0}]}|A=3",
                "{'schemaVersion':1,'stages':[{'name':'A','limit':2147483647,'why':'x'}],'more':{'a':[1]}}|A=2147483647",
                "{'schemaVersion':1,'stages':[{'name':'B','limit':null},{'name':'A','limit':1}]}|B=unlimited,A=1",
                "{'schemaVersion':1,'stages':[],'table':[],'evidence':{},'host':{},'tuner':{}}|unlimited",
            })
    void parse_accepted(String document, String limits) throws LimitsFileException {
        assertEquals(limits, parse(json(document)).toLimits().toString());
        assertEquals(List.of(), LimitsSchema.complaints(json(document)));
    }

    /** The member at fault and a part of the message; all of these the schema rejects too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]||is []: allowed is an object",
                "{'stages':[]}|schemaVersion|is missing: it must be 1",
                "{'schemaVersion':2,'stages':[]}|schemaVersion|is 2: allowed is 1",
                "{'schemaVersion':'1','stages':[]}|schemaVersion|is \"1\": allowed is 1",
                "{'schemaVersion':1}|stages|is missing: it must be an array",
                "{'schemaVersion':1,'stages':{}}|stages|is {}: allowed is an array",
                "{'schemaVersion':1,'stages':['A']}|stages[0]|is \"A\": allowed is an object",
                "{'schemaVersion':1,'stages':[{'limit':1}]}|stages[0].name|is missing",
                "{'schemaVersion':1,'stages':[{'name':'A'}]}|stages[0].limit|is missing",
                "{'schemaVersion':1,'stages':[{'name':'A','limit':0}]}|stages[0].limit|is 0: allowed is an integer from 1",
                "{'schemaVersion':1,'stages':[{'name':'A','limit':-4}]}|stages[0].limit|is -4: allowed is an integer from 1",
                "{'schemaVersion':1,'stages':[{'name':'A','limit':1.5}]}|stages[0].limit|is 1.5: allowed is an integer",
                "{'schemaVersion':1,'stages':[{'name':'A','limit':'3'}]}|stages[0].limit|is \"3\": allowed is an integer",
                "{'schemaVersion':1,'stages':[{'name':'A','limit':true}]}|stages[0].limit|is true: allowed is",
                "{'schemaVersion':1,'stages':[{'name':'A','limit':2147483648}]}|stages[0].limit|is 2147483648: allowed",
                "{'schemaVersion':1,'stages':[{'name':'no good','limit':1}]}|stages[0].name|is \"no good\": allowed is a",
                "{'schemaVersion':1,'stages':[{'name':7,'limit':1}]}|stages[0].name|is 7: allowed is a string",
                "{'schemaVersion':1,'stages':[],'generation':-1}|generation|is -1: allowed is an integer from 0",
                "{'schemaVersion':1,'stages':[],'created':'yesterday'}|created|is \"yesterday\": allowed is a time",
                "{'schemaVersion':1,'stages':[],'burst':0}|burst|is 0: allowed is an integer from 1",
                "{'schemaVersion':1,'stages':[],'burst':null}|burst|is null: allowed is an integer from 1",
                "{'schemaVersion':1,'stages':[],'metric':1}|metric|is 1: allowed is a string",
                "{'schemaVersion':1,'stages':[],'table':[{'burst':1}]}|table[0].stages|is missing",
                "{'schemaVersion':1,'stages':[],'table':[{'stages':{}}]}|table[0].burst|is missing",
                "{'schemaVersion':1,'stages':[],'table':[{'burst':1,'stages':{'A':0}}]}|table[0].stages.A|is 0: allowed",
                "{'schemaVersion':1,'stages':[],'table':[{'burst':1,'stages':{'1':2}}]}|table[0].stages.1|must match",
                "{'schemaVersion':1,'stages':[],'evidence':{'baseline':'x'}}|evidence.baseline|is \"x\": allowed is a number",
                "{'schemaVersion':1,'stages':[],'evidence':{'gainCi95':[1]}}|evidence.gainCi95|is [1]: allowed is an array",
                "{'schemaVersion':1,'stages':[],'evidence':{'tried':{'A':0}}}|evidence.tried.A|is 0: allowed",
                "{'schemaVersion':1,'stages':[],'evidence':{'significant':1}}|evidence.significant|is 1: allowed is true or",
                "{'schemaVersion':1,'stages':[],'host':{'cores':0}}|host.cores|is 0: allowed is an integer from 1",
                "{'schemaVersion':1,'stages':[],'host':3}|host|is 3: allowed is an object",
                "{'schemaVersion':1,'stages':[],'tuner':{'trials':-1}}|tuner.trials|is -1: allowed is an integer from 0",
                "{'schemaVersion':1,'stages':[],'sha256':5}|sha256|is 5: allowed is a string",
            })
    void parse_rejected_namesMemberValueAndRule(String document, String member, String message) {
        assertRejected(json(document), member == null ? "" : member, message);
        assertFalse(LimitsSchema.complaints(json(document)).isEmpty());
    }

    /** What a schema cannot say, and one number that its validator cannot take. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'schemaVersion':1,'stages':[{'name':'A','limit':1e30}]}|stages[0].limit|allowed is an integer",
                "{'schemaVersion':1,'stages':[{'name':'A','limit':1},{'name':'A','limit':2}]}|stages[1].name|is \"A\"",
                "{'schemaVersion':1,'stages':[],'table':[{'burst':9,'stages':{}},{'burst':9,'stages':{}}]}|table[1].burst|is 9",
                "{'schemaVersion':1,'stages':[],'evidence':{'gainCi95':[2,1]}}|evidence.gainCi95|the lower one first",
                "{'schemaVersion':1,'stages':[],'evidence':{'gain':1e999}}|evidence.gain|range of a double",
            })
    void parse_rejectedBeyondTheSchema(String document, String member, String message) {
        assertRejected(json(document), member, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{'schemaVersion':1,'stages':[]} x",
                "{'schemaVersion':1,'stages':[]}{}",
                "{'schemaVersion':1,'stages':[],'stages':[]}",
                "{'schemaVersion':1,'stages':[],}",
                "{'schemaVersion':NaN,'stages':[]}"
            })
    void parse_notJson_isRejected(String document) {
        var thrown = assertThrows(LimitsFileException.class, () -> parse(json(document)));
        assertEquals("here.json", thrown.source());
    }

    @Test
    void parse_notUtf8_isRejected() {
        byte[] latin1 =
                "{\"schemaVersion\":1,\"stages\":[],\"metric\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThrows(LimitsFileException.class, () -> LimitsFiles.parse(latin1, "here.json"));
    }

    @Test
    void parse_longValue_isQuotedInPart() {
        var thrown = assertThrows(
                LimitsFileException.class,
                () -> parse("{\"schemaVersion\":\"" + "x".repeat(9_999) + "\",\"stages\":[]}"));
        assertTrue(thrown.toString().length() < 400, thrown.toString());
    }

    @Test
    void parse_wrongChecksum_isRejected() {
        assertRejected(Samples.FULL.replace("\"limit\":12", "\"limit\":13"), "sha256", Samples.FULL_SHA256);
        assertRejected(Samples.FULL.replace("6.1.0", "6.1.1"), "sha256", "the checksum of what the file says");
        assertRejected(
                Samples.FULL.replace("\"metric\"", "\"unknown\":1,\"metric\""),
                "sha256",
                "if it was edited on purpose");
    }

    @Test
    void parse_checksumOfAnotherLayout_isAccepted() throws LimitsFileException {
        String otherwise = Samples.FULL.replace(" ", "").replace("\n", "\r\n").replace("20.9", "2.09e1");
        assertEquals(Samples.full(), parse(otherwise));
    }

    @Test
    void parse_checksumWithoutCanonicalForm_isRejected() {
        assertRejected(
                json("{'schemaVersion':1,'stages':[],'x':'\\ud800','sha256':'00'}"), "", "has no canonical form");
    }

    /** Of a later version nothing but the version may be judged. */
    @Test
    void parse_laterVersion_isToldApartFromADamagedFile() {
        assertRejected(Samples.FULL.replace("\"schemaVersion\":1", "\"schemaVersion\":2"), "schemaVersion", "is 2");
    }

    @Test
    void parse_openObjects_keepWhatTheyDoNotKnow() throws LimitsFileException {
        LimitsFile file = parse(json("{'schemaVersion':1,'stages':[],'host':{'cores':2,'cni':{'name':'veth'}}}"));
        assertEquals(
                Optional.of(Map.of("cni", Map.of("name", "veth"))), file.host().map(HostInfo::extra));
    }

    @ParameterizedTest
    @CsvSource({"1, A=1", "99, A=1", "100, A=1", "101, A=1", "399, A=1", "400, A=4", "799, A=4", "800, A=8", "9999, A=8"
    })
    void toLimits_ofABurst_takesTheLargestRowThatFits(int burst, String expected) throws LimitsFileException {
        LimitsFile file = parse(json("{'schemaVersion':1,'burst':400,'stages':[{'name':'A','limit':4}],'table':["
                + "{'burst':800,'stages':{'A':8}},{'burst':100,'stages':{'A':1}},{'burst':400,'stages':{'A':7}}]}"));
        assertEquals(Limits.parse(expected), file.toLimits(burst));
        assertEquals(Limits.parse("A=4"), file.toLimits());
    }

    @ParameterizedTest
    @CsvSource({"1, A=4", "99, A=4", "100, A=1", "500, A=1"})
    void toLimits_topLevelWithoutSize_servesSmallerBursts(int burst, String expected) throws LimitsFileException {
        LimitsFile file = parse(json(
                "{'schemaVersion':1,'stages':[{'name':'A','limit':4}],'table':[" + "{'burst':100,'stages':{'A':1}}]}"));
        assertEquals(Limits.parse(expected), file.toLimits(burst));
    }

    @Test
    void toLimits_noBurst_isRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> LimitsFile.of(Limits.unlimited()).toLimits(0));
    }

    private static void assertRejected(String json, String member, String message) {
        var thrown = assertThrows(LimitsFileException.class, () -> parse(json));
        assertEquals(member, thrown.member(), thrown.toString());
        assertTrue(thrown.toString().contains("here.json: " + member), thrown.toString());
        assertTrue(thrown.toString().contains(message), thrown.toString());
    }

    private static LimitsFile parse(String json) throws LimitsFileException {
        return LimitsFiles.parse(json.getBytes(StandardCharsets.UTF_8), "here.json");
    }

    private static String json(String withSingleQuotes) {
        return withSingleQuotes.replace('\'', '"');
    }
}
