package io.sluice.objective.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/** Empties a stream into a sink on a thread of its own, so that the writer never waits. Thread-safe. */
final class Pump<S extends Sink> {
    private static final int BUFFER_BYTES = 1 << 14;

    private final InputStream stream;
    private final S sink;
    private final Thread thread;

    private Pump(String name, InputStream stream, S sink) {
        this.stream = stream;
        this.sink = sink;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    static <S extends Sink> Pump<S> start(String name, InputStream stream, S sink) {
        Pump<S> pump = new Pump<>(name, stream, sink);
        pump.thread.start();
        return pump;
    }

    private void run() {
        try (stream) {
            try {
                copy();
            } catch (IOException e) {
                // When the process exits, Java swaps the pipe for what is left in it. A read that is caught in between
                // finds its pipe closed, though the rest is there for the next one.
                copy();
            }
        } catch (IOException e) {
            // The process was killed while it wrote; what came before counts.
        }
    }

    private void copy() throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
            take(buffer, n);
        }
    }

    private synchronized void take(byte[] buffer, int length) {
        sink.accept(buffer, length);
    }

    /** Waits for the end of the stream, at most so long. */
    void await(long millis) throws InterruptedException {
        thread.join(millis);
    }

    /** Looks at what has arrived. */
    synchronized <T> T read(Function<S, T> question) {
        return question.apply(sink);
    }
}
