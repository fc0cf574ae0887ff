package io.sluice.objective.linux;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Where a run keeps its pipes, locked for as long as the run lives: a directory whose lock can be had belongs to a dead
 * run. Not thread-safe.
 */
final class RunDirectory implements AutoCloseable {

    private static final String PREFIX = "run-";
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel channel;

    private RunDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Makes and locks a directory with a new id below {@code base}; throws {@link IOException} if it cannot. */
    static RunDirectory create(Path base, RandomGenerator random) throws IOException {
        for (int attempt = 0; ; attempt++) {
            Path path = base.resolve(PREFIX + String.format("%08x", random.nextInt()));
            try {
                Files.createDirectories(base);
                Files.createDirectory(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                return tryLock(path).orElseThrow(() -> new IOException("the new " + path + " is locked by somebody"));
            } catch (NoSuchFileException e) {
                // Another run that ended has just removed the empty base.
                if (attempt > 100) {
                    throw e;
                }
            }
        }
    }

    /** The directories of all runs below {@code base}, dead or alive. */
    static List<Path> all(Path base) throws IOException {
        if (!Files.isDirectory(base)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(base)) {
            return paths.filter(path -> path.getFileName().toString().startsWith(PREFIX))
                    .sorted()
                    .toList();
        }
    }

    /** The directory, if its run is dead; empty if somebody holds it. */
    static Optional<RunDirectory> tryLock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new RunDirectory(path, channel));
            }
        } catch (OverlappingFileLockException e) {
            // This very process holds it: as alive as any other.
        }
        channel.close();
        return Optional.empty();
    }

    /** The run's id, unique among the runs of this host that are alive or left something. */
    String id() {
        return path.getFileName().toString().substring(PREFIX.length());
    }

    Path path() {
        return path;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** Lets go of the directory and leaves it. */
    void unlock() throws IOException {
        channel.close();
    }

    /** Removes the directory, and the one above it if that was the last run. */
    @Override
    public void close() {
        try (channel) {
            List<Path> entries = new ArrayList<>();
            try (Stream<Path> tree = Files.walk(path)) {
                tree.forEach(entries::add);
            }
            entries.sort(Comparator.reverseOrder());
            for (Path entry : entries) {
                Files.deleteIfExists(entry);
            }
            Files.deleteIfExists(base());
        } catch (IOException e) {
            // Another run's directory is in the base, or this one's file system is full or gone: clean can do it later.
            System.getLogger(RunDirectory.class.getName()).log(System.Logger.Level.DEBUG, "left behind: " + path, e);
        }
    }

    private Path base() {
        Path base = path.getParent();
        return base == null ? path : base;
    }
}
