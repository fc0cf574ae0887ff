package io.sluice.benchmarks.agent;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One keep-alive connection that takes a leased permit and gives it back, over and over. Confined to one thread. */
final class LoadClient implements AutoCloseable {
    private static final byte[] ACQUIRE = String.join(
                    "\r\n",
                    "POST /v1/stages/Load/permits?wait=30s&lease=60s HTTP/1.1",
                    "Host: localhost",
                    "Content-Length: 0",
                    "",
                    "")
            .getBytes(StandardCharsets.US_ASCII);
    private static final String CREATED = "HTTP/1.1 201";
    private static final String NO_CONTENT = "HTTP/1.1 204";
    private static final int ID_AT = 7; // {"id":"
    private static final int ID_LENGTH = 32;

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(2_048);
    private String permit = "";
    private boolean busy;
    private long due;
    private long sent;

    private LoadClient(SocketChannel channel) {
        this.channel = channel;
    }

    static LoadClient open(SocketAddress address, Selector selector) throws IOException {
        boolean unix = address instanceof UnixDomainSocketAddress;
        SocketChannel channel = unix ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
        channel.connect(address);
        if (!unix) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        channel.configureBlocking(false);
        LoadClient client = new LoadClient(channel);
        SelectionKey unused = channel.register(selector, SelectionKey.OP_READ, client);
        return client;
    }

    boolean isBusy() {
        return busy;
    }

    /** When the request in flight was due, by {@link System#nanoTime}. */
    long due() {
        return due;
    }

    /** When it was sent. */
    long sent() {
        return sent;
    }

    boolean holds() {
        return !permit.isEmpty();
    }

    /** Sends the next request: to take a permit, or to give back the one that it has. */
    void send(long dueNanos) throws IOException {
        byte[] request = permit.isEmpty()
                ? ACQUIRE
                : ("DELETE /v1/permits/" + permit + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        busy = true;
        due = dueNanos;
        sent = System.nanoTime();
        if (channel.write(ByteBuffer.wrap(request)) < request.length) {
            throw new IOException("the socket is full although nothing is in flight");
        }
    }

    /** Reads; true once the answer is complete. */
    boolean receive() throws IOException {
        if (channel.read(in) < 0) {
            throw new IOException("the server closed the connection");
        }
        String text = new String(in.array(), 0, in.position(), StandardCharsets.US_ASCII);
        Optional<String> body = body(text);
        body.ifPresent(complete -> {
            permit = text.startsWith(CREATED) ? complete.substring(ID_AT, ID_AT + ID_LENGTH) : "";
            busy = false;
            in.clear();
        });
        return body.isPresent();
    }

    private static Optional<String> body(String text) throws IOException {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return Optional.empty();
        }
        if (text.startsWith(NO_CONTENT)) {
            return Optional.of("");
        }
        if (!text.startsWith(CREATED)) {
            throw new IOException("unexpected answer: " + text);
        }
        return text.endsWith("}\n") ? Optional.of(text.substring(end + 4)) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
