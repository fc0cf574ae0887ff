package io.sluice.benchmarks.regret.problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Published auto-tuning tables that somebody has fetched, as problems: every file {@code *_T4.json} or {@code
 * *_T4.json.gz} below a folder. {@code convolution/A100_T4.json.gz} is {@code table-convolution-A100}.
 */
public final class Tables {
    private static final Pattern FILE = Pattern.compile("(.+)_T4\\.json(\\.gz)?");

    private Tables() {}

    /**
     * Reads all tables below a folder.
     *
     * @return in the order of their names
     * @throws IllegalArgumentException if there is none, or one cannot be replayed, with the file and what it lacks
     */
    public static List<Problem> below(Path folder) throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        for (Path file : sorted(folder)) {
            Path other = files.put(name(file), file);
            if (other != null) {
                throw new IllegalArgumentException(
                        other + " and " + file + " would both be named " + name(file) + ": leave one of them out");
            }
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    "no file below " + folder + " ends in _T4.json or _T4.json.gz: give a folder with tables");
        }
        return files.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> read(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<Path> sorted(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is no folder: give a folder with tables");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> FILE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /** By the file and the folder that it lies in, wherever that is. */
    private static String name(Path file) {
        Matcher matcher = FILE.matcher(file.getFileName().toString());
        Path parent = file.toAbsolutePath().normalize().getParent();
        Path folder = parent == null ? null : parent.getFileName();
        String name = matcher.replaceFirst("$1");
        return ("table-" + (folder == null ? "" : folder + "-") + name).replaceAll("[^A-Za-z0-9_-]", "-");
    }

    private static Problem read(String name, Path file) {
        try {
            return TableProblem.parse(name, text(file));
        } catch (IllegalArgumentException | IOException e) {
            throw new IllegalArgumentException("table " + file + ": " + e.getMessage(), e);
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream unpacked = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
