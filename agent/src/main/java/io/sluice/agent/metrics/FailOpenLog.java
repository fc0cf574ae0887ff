package io.sluice.agent.metrics;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Counts the lines that gates have written because they let a start pass without a permit. What was there before the agent
 * started counts: that is when gates write. Confined to one thread.
 */
public final class FailOpenLog {
    private static final System.Logger LOG = System.getLogger(FailOpenLog.class.getName());
    private static final int MOST_AT_ONCE = 1 << 20;

    private final Path file;
    private long read;
    private long lines;

    /**
     * Counts from the beginning.
     *
     * @param file the log; need not exist
     */
    public FailOpenLog(Path file) {
        this.file = file;
    }

    /**
     * The lines until now. A file that has become shorter was begun anew, and what it had counts on. Of a file that has grown
     * by more than 1 MiB since the last call, the rest counts the next time.
     *
     * @return at least zero, never less than before
     */
    public long count() {
        try (SeekableByteChannel log = Files.newByteChannel(file)) {
            countNew(log);
        } catch (NoSuchFileException e) {
            read = 0;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, file + " cannot be read: " + e);
        }
        return lines;
    }

    private void countNew(SeekableByteChannel log) throws IOException {
        long size = log.size();
        if (size < read) {
            read = 0;
        }
        ByteBuffer grown = ByteBuffer.allocate((int) Math.min(size - read, MOST_AT_ONCE));
        log.position(read);
        while (grown.hasRemaining() && log.read(grown) >= 0) {
            // goes on
        }
        read += grown.position();
        for (grown.flip(); grown.hasRemaining(); ) {
            lines += grown.get() == '\n' ? 1 : 0;
        }
    }
}
