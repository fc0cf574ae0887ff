package io.sluice.benchmarks.regret.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineFoldersTest {
    @TempDir
    Path folder;

    @Test
    void thePipelinesToChooseVariantsOnAreNoneOfTheSuite() {
        List<Problem> general = Problems.pipelines(Path.of("choosing", "general"));
        List<Problem> spinLocks = Problems.pipelines(Path.of("choosing", "spin-locks"));
        assertEquals(38, general.stream().map(Problem::name).distinct().count());
        assertEquals(40, spinLocks.stream().map(Problem::name).distinct().count());
        List<String> suite = Problems.all().stream().map(Problem::fingerprint).toList();
        assertTrue(general.stream().map(Problem::fingerprint).noneMatch(suite::contains));
        assertTrue(spinLocks.stream().map(Problem::fingerprint).noneMatch(suite::contains));
    }

    @Test
    void whatIsNoFolderOfPipelinesIsRefused() throws IOException {
        assertTrue(refusal(folder.resolve("none")).contains("none"));
        assertTrue(refusal(folder).contains("no *.yaml"));
        Files.writeString(folder.resolve("x.yaml"), "name: x\n");
        assertTrue(refusal(folder).contains("the first line is 'name: x'"));
        Files.writeString(folder.resolve("x.yaml"), "# median\nname: x\n");
        assertTrue(refusal(folder).contains("median"), refusal(folder));
    }

    private static String refusal(Path folder) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> Problems.pipelines(folder))
                .getMessage());
    }
}
