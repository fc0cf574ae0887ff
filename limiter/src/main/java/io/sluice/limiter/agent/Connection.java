package io.sluice.limiter.agent;

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
import java.time.Duration;

/**
 * One connection to an agent: one request, and an answer whose body may stay open. Waiting ends with a deadline or an interrupt.
 * {@link #close} may be called by any thread; the rest is for one.
 */
final class Connection implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int LONGEST_LINE = 64 * 1024;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final ByteBuffer in = ByteBuffer.allocate(1_024).flip();

    private Connection(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        channel.configureBlocking(false);
        this.key = channel.register(selector, 0);
    }

    static Connection open(SocketAddress address, Deadline deadline) throws InterruptedException, AgentGoneException {
        try {
            Connection connection = create(address);
            try {
                connection.connect(address, deadline);
                return connection;
            } catch (IOException | InterruptedException e) {
                connection.close();
                throw e;
            }
        } catch (IOException e) {
            throw new AgentGoneException("no agent answers at " + address + " (" + e.getMessage() + ")", e);
        }
    }

    private static Connection create(SocketAddress address) throws IOException {
        SocketChannel channel = address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        try {
            return new Connection(channel, Selector.open());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Sends a request, and reads the status and the first line of the body. */
    Answer ask(String method, String target, Identity identity, Deadline deadline)
            throws InterruptedException, AgentGoneException {
        String authorization = identity.token()
                .map(token -> "Authorization: Bearer " + token + "\r\n")
                .orElse("");
        String request = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n" + authorization
                + "\r\n";
        Deadline answered = deadline.plus(GRACE);
        try {
            write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)), answered);
            return answer(answered);
        } catch (IOException e) {
            throw new AgentGoneException("the agent went away (" + e.getMessage() + ")", e);
        }
    }

    /** Keeps the connection and nothing else: what the agent may still say does not matter. */
    void stopReading() {
        quietly(selector);
    }

    @Override
    public void close() {
        quietly(channel);
        quietly(selector);
    }

    private void connect(SocketAddress address, Deadline deadline) throws IOException, InterruptedException {
        if (!(address instanceof UnixDomainSocketAddress)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        }
        if (!channel.connect(address)) {
            while (!channel.finishConnect()) {
                await(SelectionKey.OP_CONNECT, deadline);
            }
        }
    }

    private void write(ByteBuffer bytes, Deadline deadline) throws IOException, InterruptedException {
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, deadline);
            }
        }
    }

    private Answer answer(Deadline deadline) throws IOException, InterruptedException {
        String status = line(deadline);
        boolean chunked = false;
        boolean empty = false;
        for (String header = line(deadline); !header.isEmpty(); header = line(deadline)) {
            chunked |= header.regionMatches(true, 0, "Transfer-Encoding:", 0, 18);
            empty |= header.equalsIgnoreCase("Content-Length: 0");
        }
        if (chunked) {
            line(deadline); // the size of the first chunk, which is the first line
        }
        if (!status.matches("HTTP/1\\.[01] [0-9]{3}.*")) {
            throw new IOException("this is not HTTP: " + status);
        }
        return new Answer(Integer.parseInt(status.substring(9, 12)), empty ? "" : line(deadline));
    }

    private String line(Deadline deadline) throws IOException, InterruptedException {
        StringBuilder line = new StringBuilder();
        for (int next = read(deadline); next != '\n'; next = read(deadline)) {
            if (line.length() >= LONGEST_LINE) {
                throw new IOException("a line is longer than " + LONGEST_LINE + " bytes");
            }
            line.append((char) next);
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    private int read(Deadline deadline) throws IOException, InterruptedException {
        while (!in.hasRemaining()) {
            in.clear();
            int count = channel.read(in);
            in.flip();
            if (count < 0) {
                throw new IOException("the connection was closed");
            }
            if (count == 0) {
                await(SelectionKey.OP_READ, deadline);
            }
        }
        return in.get() & 0xff;
    }

    private void await(int operation, Deadline deadline) throws IOException, InterruptedException {
        if (deadline.isOver()) {
            throw new IOException("no answer within " + deadline.maxWait().plus(GRACE));
        }
        key.interestOps(operation);
        selector.select(Math.max(1, deadline.left().toMillis()));
        selector.selectedKeys().clear();
        if (Thread.interrupted()) {
            close();
            throw new InterruptedException("interrupted while waiting for the agent");
        }
    }

    private static void quietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            System.getLogger(Connection.class.getName()).log(System.Logger.Level.DEBUG, "closing failed", e);
        }
    }
}
