package io.sluice.benchmarks.regret.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A folder with the records of each contestant in {@code NAME.jsonl}, which grows, and {@code NAME.jsonl.gz}, which is
 * only read. Thread-safe.
 */
public final class RunFolder {
    private static final String LINES = ".jsonl";
    private static final String PACKED = ".jsonl.gz";

    private final Path folder;

    /** Makes the folder if there is none. */
    public RunFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + folder, e);
        }
    }

    /** All records of a contestant, in the order in which they were made; those packed first. */
    public synchronized List<RunRecord> read(String contestant) {
        List<RunRecord> runs = new ArrayList<>();
        for (String suffix : List.of(PACKED, LINES)) {
            Path file = folder.resolve(contestant + suffix);
            if (Files.exists(file)) {
                runs.addAll(read(file));
            }
        }
        return runs;
    }

    /** Adds a record; it is in the file when this returns. */
    public synchronized void add(RunRecord run) {
        Path file = folder.resolve(run.contestant() + LINES);
        try {
            // A line that a kill left unfinished stays alone: it is passed over when read.
            String line = (endsInLine(file) ? "" : "\n") + RunCodec.write(run) + "\n";
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Names of the contestants that have records here, sorted. */
    public synchronized List<String> contestants() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(LINES) || name.endsWith(PACKED))
                    .map(name -> name.substring(0, name.indexOf(LINES)))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static boolean endsInLine(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return true;
        }
        try (var channel = Files.newByteChannel(file)) {
            var last = ByteBuffer.allocate(1);
            channel.position(channel.size() - 1).read(last);
            return last.get(0) == '\n';
        }
    }

    private static List<RunRecord> read(Path file) {
        try (InputStream in = Files.newInputStream(file);
                InputStream lines = file.toString().endsWith(PACKED) ? new GZIPInputStream(in) : in;
                BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            return reader.lines().filter(RunFolder::isWhole).map(RunCodec::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static boolean isWhole(String line) {
        return line.startsWith("{") && line.endsWith("}}");
    }
}
