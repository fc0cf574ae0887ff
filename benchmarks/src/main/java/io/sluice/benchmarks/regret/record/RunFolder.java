package io.sluice.benchmarks.regret.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with the records of each contestant in {@code NAME.jsonl}, which grows, and {@code NAME.jsonl.gz}, which is
 * only read; perhaps another with records that were made elsewhere, which is only read too. Thread-safe.
 */
public final class RunFolder {
    private static final String LINES = ".jsonl";
    private static final String PACKED = ".jsonl.gz";

    /** True means lie beside the records. */
    private static final String TRUTHS = "truths.";

    private final Path folder;
    private final List<Path> folders;

    /** Makes the folder if there is none. */
    public RunFolder(Path folder) {
        this(folder, folder);
    }

    /**
     * Makes the folder if there is none.
     *
     * @param recorded has further records, if it exists
     */
    public RunFolder(Path folder, Path recorded) {
        this.folder = folder;
        this.folders = Stream.of(recorded, folder).distinct().toList();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + folder, e);
        }
    }

    /** All records of a contestant, in the order in which they were made; those made elsewhere and those packed first. */
    public synchronized List<RunRecord> read(String contestant) {
        List<RunRecord> runs = new ArrayList<>();
        for (Path any : folders) {
            for (String suffix : List.of(PACKED, LINES)) {
                Path file = any.resolve(contestant + suffix);
                if (Files.exists(file)) {
                    runs.addAll(read(file));
                }
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

    /** Names of the contestants that have records in a folder, sorted; none if there is no folder. */
    public static List<String> contestants(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(TRUTHS) && (name.endsWith(LINES) || name.endsWith(PACKED)))
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
        try (Stream<String> lines = TextLines.of(file)) {
            return lines.filter(RunFolder::isWhole).map(RunCodec::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static boolean isWhole(String line) {
        return line.startsWith("{") && line.endsWith("}}");
    }
}
