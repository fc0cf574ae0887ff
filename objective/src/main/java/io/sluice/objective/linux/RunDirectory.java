package io.sluice.objective.linux;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
    private static final int ATTEMPTS = 100;

    private final Path path;
    private final FileChannel channel;
    private boolean kept;

    private RunDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Makes and locks a directory with a new id below {@code base}; throws {@link IOException} if it cannot. */
    static RunDirectory create(Path base, RandomGenerator random) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Path path = base.resolve(PREFIX + String.format("%08x", random.nextInt()));
            try {
                Files.createDirectories(base);
                requireOwn(base);
                Files.createDirectory(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                Optional<RunDirectory> made = tryLock(path);
                if (made.isPresent()) {
                    Files.createDirectory(made.get().profileFiles());
                    return made.get();
                }
                // A cleaner came between the two lines, took it for dead, and is removing it.
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                // Another run that ended has just removed the empty base, or has drawn the same id.
            }
        }
        throw new IOException("no new directory could be made in " + base + " in " + ATTEMPTS + " attempts");
    }

    /** In a directory that all may write to, somebody else may have made the base first, to get at what is in it. */
    private static void requireOwn(Path base) throws IOException {
        Path self = Path.of("/proc/self");
        if (!Files.getOwner(base, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(self))) {
            throw new IOException(base + " belongs to " + Files.getOwner(base, LinkOption.NOFOLLOW_LINKS)
                    + ": remove it, or set XDG_RUNTIME_DIR to a directory of your own");
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
        Path lock = path.resolve(LOCK);
        synchronized (RunDirectory.class) {
            if (openHere(lock)) {
                return Optional.empty();
            }
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                // Somebody may have removed the file after it was opened: a lock on what has no name locks nothing.
                if (channel.tryLock() != null && openHere(lock)) {
                    return Optional.of(new RunDirectory(path, channel));
                }
                channel.close();
                return Optional.empty();
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }
    }

    /**
     * Whether this very process has the file open, and so holds the lock. Opening it once more to ask the kernel would
     * be fatal: when a process closes any descriptor of a file, it loses all its locks on it.
     */
    private static boolean openHere(Path lock) throws IOException {
        if (!Files.exists(lock)) {
            return false;
        }
        Path real = lock.toRealPath();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.anyMatch(descriptor -> leadsTo(descriptor, real));
        }
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException e) {
            return false;
        }
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

    /** A directory in it for what the profile's own programs keep: sockets, databases. */
    Path profileFiles() {
        return file("profile");
    }

    /** Makes closing leave the directory where it is, for a cleaner to find what could not be removed. */
    void keep() {
        kept = true;
    }

    /** Makes closing remove the directory, as it does unless told to keep it. */
    void discard() {
        kept = false;
    }

    /** Lets go of the directory and removes it, and the one above it if that was the last run. */
    @Override
    public void close() {
        try (channel) {
            if (!kept) {
                remove();
            }
        } catch (IOException e) {
            // Another run's directory is in the base, or this one's file system is gone: clean can do it later.
            System.getLogger(RunDirectory.class.getName()).log(System.Logger.Level.DEBUG, "left behind: " + path, e);
        }
    }

    private void remove() throws IOException {
        List<Path> entries = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(path)) {
            tree.forEach(entries::add);
        }
        entries.sort(Comparator.reverseOrder());
        for (Path entry : entries) {
            Files.deleteIfExists(entry);
        }
        Files.deleteIfExists(base());
    }

    private Path base() {
        Path base = path.getParent();
        return base == null ? path : base;
    }
}
