package io.sluice.agent.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Objects;
import java.util.Optional;

/**
 * The file of a unix socket, from claiming its path to removing it.
 *
 * <p>A lock file beside it (its name plus {@code .lock}) is held for as long as the agent lives, so that of two agents one is
 * refused, and what a dead one left is replaced. The socket is bound in a folder that only its owner may enter, gets its owner
 * and mode there, and is then moved to its place: at no moment may anybody connect who may not later. Not thread-safe.
 */
public final class SocketFile implements AutoCloseable {
    private static final int LONGEST_PATH = 107; // sun_path, less its end
    private static final String INSIDE = "s";

    private final Path path;
    private final FileChannel lock;
    private Optional<Object> mine = Optional.empty();

    private SocketFile(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Claims a path; its folder is made if there is none.
     *
     * @param path where the socket is to be
     * @return the claim
     * @throws AgentException if another agent lives there, the path holds something else, or it cannot be used
     */
    public static SocketFile claim(Path path) throws AgentException {
        Path absolute = path.toAbsolutePath();
        Path staging = staging(absolute).resolve(INSIDE);
        if (staging.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            throw new AgentException("the socket path " + path + " is too long: the kernel allows " + LONGEST_PATH
                    + " bytes, of which a few are needed for a moment at start; choose a shorter one");
        }
        try {
            Files.createDirectories(folder(absolute));
            FileChannel lock = FileChannel.open(
                    absolute.resolveSibling(absolute.getFileName() + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            return claim(absolute, lock);
        } catch (IOException e) {
            throw new AgentException(
                    "the socket " + path + " cannot be made: " + e + "; choose another place with --socket", e);
        }
    }

    private static SocketFile claim(Path path, FileChannel lock) throws IOException, AgentException {
        try {
            if (tryLock(lock).isEmpty() || answers(path)) {
                throw new AgentException(
                        "an agent is listening on " + path + " already: stop it, or use another socket");
            }
            requireReplaceable(path);
            return new SocketFile(path, lock);
        } catch (IOException | AgentException e) {
            lock.close();
            throw e;
        }
    }

    /** Where to bind, before {@link #publish}. */
    Path stage() throws IOException {
        Path folder = staging(path);
        clearStage();
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return folder.resolve(INSIDE);
    }

    /** Opens what was bound at {@link #stage} to those who may connect, in place of whatever is there. */
    void publish(SocketAccess access) throws IOException {
        Path staged = staging(path).resolve(INSIDE);
        setOwner(staged, access);
        Files.setPosixFilePermissions(staged, access.mode());
        Files.move(staged, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.delete(staging(path));
        mine = fileKey();
    }

    /** Removes the socket, if it is still this one, and gives the path up. */
    @Override
    public void close() throws IOException {
        if (mine.isPresent() && mine.equals(fileKey())) {
            Files.deleteIfExists(path);
        }
        mine = Optional.empty();
        clearStage();
        lock.close();
    }

    private void clearStage() throws IOException {
        Files.deleteIfExists(staging(path).resolve(INSIDE));
        Files.deleteIfExists(staging(path));
    }

    /**
     * Where the socket is.
     *
     * @return an absolute path
     */
    public Path path() {
        return path;
    }

    private static Path folder(Path path) {
        return Objects.requireNonNull(path.getParent(), "an absolute path of a file has a folder");
    }

    private static Path staging(Path path) {
        return path.resolveSibling("." + path.getFileName() + "~");
    }

    private static Optional<FileLock> tryLock(FileChannel lock) throws IOException {
        try {
            return Optional.ofNullable(lock.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // another agent in this process
        }
    }

    /** Whether somebody listens there who holds no lock. */
    private static boolean answers(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            return probe.isConnected();
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            return false; // not a socket: refused below
        }
    }

    private static void requireReplaceable(Path path) throws IOException, AgentException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && !Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isOther()) {
            throw new AgentException(path + " is there already and is no socket: remove it, or use another path");
        }
    }

    private static void setOwner(Path file, SocketAccess access) throws IOException {
        if (access.owner().isPresent()) {
            setId(file, "uid", access.owner().get());
        }
        if (access.group().isPresent()) {
            setId(file, "gid", access.group().get());
        }
    }

    private static void setId(Path file, String attribute, String who) throws IOException {
        if (who.chars().allMatch(c -> c >= '0' && c <= '9')) {
            Files.setAttribute(file, "unix:" + attribute, Integer.parseUnsignedInt(who));
            return;
        }
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        var names = file.getFileSystem().getUserPrincipalLookupService();
        try {
            if (attribute.equals("uid")) {
                view.setOwner(names.lookupPrincipalByName(who));
            } else {
                view.setGroup(names.lookupPrincipalByGroupName(who));
            }
        } catch (UserPrincipalNotFoundException e) {
            throw new IOException("this host knows no " + (attribute.equals("uid") ? "user " : "group ") + who, e);
        }
    }

    /** What tells this file from another one at the same path. */
    private Optional<Object> fileKey() throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        FileTime made = attributes.lastModifiedTime();
        return Optional.of(attributes.fileKey() == null ? made : attributes.fileKey());
    }
}
