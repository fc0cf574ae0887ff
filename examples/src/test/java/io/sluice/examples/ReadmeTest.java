package io.sluice.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what runs. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path SOURCE =
            Path.of("src", "main", "java", "io", "sluice", "examples", "EmbeddedTuning.java");
    private static final Pattern JAVA_BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    @Test
    void theReadmeQuotesTheEmbeddingExample() throws IOException {
        String region = region();
        assertTrue(
                Files.exists(README),
                () -> "there is no README.md at the root: write one with this block:\n```java\n" + region + "```");
        List<String> blocks = new ArrayList<>();
        Matcher matcher = JAVA_BLOCK.matcher(Files.readString(README));
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        assertTrue(
                blocks.contains(region),
                () -> "none of the " + blocks.size() + " java blocks in README.md is the region 'embedding' of "
                        + SOURCE + ": put this there:\n```java\n" + region + "```");
    }

    /** The lines between the marks, without the indentation that they share. */
    private static String region() throws IOException {
        String source = Files.readString(SOURCE);
        int begin = source.indexOf('\n', source.indexOf("// tag::embedding")) + 1;
        int end = source.lastIndexOf('\n', source.indexOf("// end::embedding")) + 1;
        // Without the last line end: an empty last line counts as one that has no indentation to share.
        return source.substring(begin, end - 1).stripIndent() + "\n";
    }
}
