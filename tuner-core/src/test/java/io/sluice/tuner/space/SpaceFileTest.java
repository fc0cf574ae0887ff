package io.sluice.tuner.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceFileTest {

    @Test
    void everyType_isRead() {
        SpaceFile file = SpaceFile.parse("""
                {"goal":"maximize","parameters":[{"name":"NetNS","type":"limit","high":800},
                 {"name":"batch","type":"int","low":1,"high":64,"scale":"log"},{"name":"n","type":"int","low":-1,"high":1},
                 {"name":"r","type":"real","low":0,"high":1},{"name":"mode","type":"choice","values":["a","b"]}]}""");
        assertEquals(Goal.MAXIMIZE, file.goal());
        assertEquals(
                SearchSpace.of(
                        Parameters.limit("NetNS", 800),
                        Parameters.logInteger("batch", 1, 64),
                        Parameters.integer("n", -1, 1),
                        Parameters.real("r", 0, 1),
                        Parameters.choice("mode", "a", "b")),
                file.space());
    }

    @Test
    void goal_isMinimizeUnlessSaid() {
        assertEquals(
                Goal.MINIMIZE,
                SpaceFile.parse("{'parameters':[{'name':'a','type':'limit','high':8}]}".replace('\'', '"'))
                        .goal());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'context':[],'parameters':[]} | 'context' is not supported yet",
                "{'parameters':[],'constraints':[]} | 'constraints' is not supported yet",
                "{'parameters':[],'fixed':{}} | 'fixed' is not supported yet",
                "{'parameters':[],'extra':1} | unknown member 'extra': allowed are goal, parameters",
                "{'goal':'min','parameters':[]} | one of minimize, maximize",
                "{'goal':'minimize'} | lacks the member 'parameters'",
                "{'parameters':{}} | must be an array",
                "{'parameters':[]} | at least one",
                "[] | must be a JSON object",
                "{'parameters':[{'name':'a','type':'bool'}]} | one of limit, int, real, choice",
                "{'parameters':[{'name':'a','type':'limit','high':8,'low':1}]} | unknown member 'low': allowed are name, type, high",
                "{'parameters':[{'name':'a','type':'limit','high':8.5}]} | must be an integer",
                "{'parameters':[{'name':'a','type':'limit','high':'8'}]} | must be an integer",
                "{'parameters':[{'name':'a','type':'int','low':0,'high':8,'scale':'log'}]} | low >= 1",
                "{'parameters':[{'name':'a','type':'int','low':0,'high':8,'scale':'sqrt'}]} | one of linear, log",
                "{'parameters':[{'name':'a','type':'real','low':0,'high':1e999}]} | finite",
                "{'parameters':[{'name':'a','type':'choice','values':[1]}]} | array of strings",
                "{'parameters':[{'type':'limit','high':8}]} | lacks the member 'name'",
                "{'parameters':[{'name':'a','type':'limit','high':8},{'name':'a','type':'limit','high':9}]} | two parameters",
                "{'parameters':[],'parameters':[]} | not JSON",
                "{'parameters':[]} trailing | not JSON",
                "nonsense | not JSON",
                "`` | must be a JSON object",
            })
    void wrongDocuments_areRefusedByName(String document, String part) {
        String json = document.replace('\'', '"');
        String message = String.valueOf(assertThrows(InvalidSpaceException.class, () -> SpaceFile.parse(json))
                .getMessage());
        assertTrue(message.contains(part), message);
    }

    @Test
    void files_areNamedInComplaints(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("space.json"), "{}");
        String message = String.valueOf(assertThrows(InvalidSpaceException.class, () -> SpaceFile.read(file))
                .getMessage());
        assertTrue(message.startsWith(file.toString()), message);
        assertThrows(UncheckedIOException.class, () -> SpaceFile.read(folder.resolve("absent.json")));
    }
}
