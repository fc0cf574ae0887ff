package io.sluice.objective.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The end of what a program wrote. Stateless. */
final class Logs {

    private static final int TAIL_BYTES = 600;

    private Logs() {}

    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /** The last bytes of what was written after {@code offset}, on one line; says so if that is nothing. */
    static String tail(Path file, long offset) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int from = (int) Math.max(Math.min(offset, bytes.length), bytes.length - TAIL_BYTES);
            String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? "it wrote nothing" : text.replaceAll("\\s*\\R\\s*", " | ");
        } catch (IOException e) {
            return "what it wrote cannot be read: " + e.getMessage();
        }
    }
}
