package io.sluice.tuner.study;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A file that grows by whole lines only: what could not be written whole is cut off again.
 *
 * <p>Not a {@link FileChannel}: interrupting the thread, which is how an evaluation is cancelled, would
 * close it for good.
 */
final class AppendFile implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AppendFile.class.getName());

    private final RandomAccessFile file;
    private long length;

    AppendFile(Path path) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    byte[] readAll() throws IOException {
        byte[] bytes = new byte[Math.toIntExact(file.length())];
        file.seek(0);
        file.readFully(bytes);
        return bytes;
    }

    /** Everything from this byte on is overwritten by the next line. */
    void goodUpTo(long bytes) {
        this.length = bytes;
    }

    void append(byte[] line, boolean force) throws IOException {
        try {
            file.setLength(length);
            file.seek(length);
            file.write(line);
            if (force) {
                file.getFD().sync();
            }
            length += line.length;
        } catch (IOException e) {
            cutOff(e);
            throw e;
        }
    }

    /** Makes the file's name in its folder as durable as its content, where the system can. */
    static void forceName(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        try (FileChannel channel = FileChannel.open(Objects.requireNonNull(folder), StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "cannot force the folder {0} to the disk: {1}", folder, e);
        }
    }

    private void cutOff(IOException cause) {
        try {
            file.setLength(length);
        } catch (IOException e) {
            // The rest of a line at the end is dropped when the file is read, so nothing is wrong yet.
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
