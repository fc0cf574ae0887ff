package io.sluice.objective.linux;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The named pipe through which a run's shells and its neighbour report, one line each. Lines are shorter than
 * {@code PIPE_BUF}, so that the kernel never mixes two writers' lines. One thread reads; a thread of this object's own
 * writes a tick every 20 ms, so that the reader never waits longer. No second tick is written before the first was read:
 * a pipe that nobody reads for an hour does not fill up.
 */
final class MessagePipe implements AutoCloseable {

    private static final int TICK_MILLIS = 20;
    private static final byte[] TICK = "t 0\n".getBytes(StandardCharsets.US_ASCII);

    private final RandomAccessFile pipe;
    private final ScheduledExecutorService ticker;
    private final AtomicBoolean tickUnread = new AtomicBoolean();
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;

    /** Opens the pipe at {@code path}, which must exist. */
    MessagePipe(Path path) {
        this(path, TICK_MILLIS);
    }

    /** The same with another time between the ticks. */
    MessagePipe(Path path, long tickMillis) {
        try {
            // Open for both directions: neither the open nor a read ever ends because no writer is there.
            this.pipe = new RandomAccessFile(path.toFile(), "rw");
        } catch (IOException e) {
            throw new UncheckedIOException("the run's pipe " + path + " cannot be opened: " + e.getMessage(), e);
        }
        this.ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "sluice-ticker");
            thread.setDaemon(true);
            return thread;
        });
        var unused = ticker.scheduleAtFixedRate(this::tick, tickMillis, tickMillis, TimeUnit.MILLISECONDS);
    }

    /**
     * The next message, waiting for it.
     *
     * @throws InterruptedException if the thread was interrupted, within a tick
     */
    Message take() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        int start = next;
        while (true) {
            for (; next < end; next++) {
                if (buffer[next] == '\n') {
                    String line = new String(buffer, start, next - start, StandardCharsets.US_ASCII);
                    next++;
                    return received(Message.parse(line));
                }
            }
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            next = end;
            start = 0;
            fill();
        }
    }

    private Message received(Message message) {
        if (message.kind() == Message.Kind.TICK) {
            tickUnread.set(false);
        }
        return message;
    }

    private void fill() {
        try {
            end += pipe.read(buffer, end, buffer.length - end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tick() {
        if (tickUnread.compareAndSet(false, true)) {
            try {
                pipe.write(TICK);
            } catch (IOException e) {
                ticker.shutdown();
            }
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        try {
            pipe.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
