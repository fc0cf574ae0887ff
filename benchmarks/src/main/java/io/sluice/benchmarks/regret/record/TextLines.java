package io.sluice.benchmarks.regret.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads files that may be packed. Stateless. */
public final class TextLines {
    private TextLines() {}

    /** All lines of a file, unpacked if its name ends in {@code .gz}. */
    public static Stream<String> of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream lines = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
                BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            return reader.lines().toList().stream();
        }
    }
}
