package io.sluice.tuner.study;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A file that grows by whole lines only: what could not be written whole is cut off again.
 *
 * <p>Not a {@link java.nio.channels.FileChannel}: interrupting the thread, which is how an evaluation is cancelled, would
 * close it for good.
 */
final class AppendFile implements AutoCloseable {
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
