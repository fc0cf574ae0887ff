package io.sluice.objective.linux;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The container that was there before the burst: a program of its own in the run's network namespace, which knocks at
 * every new container until it gets an answer. It opens a TCP connection to a port that nobody listens on; the
 * container's own network stack refuses, and that refusal is the answer that proves the way there and back.
 *
 * <p>Reads lines {@code p BURST STARTUP ADDRESS} (knock) and {@code x} (forget all) on its standard input and writes
 * {@code r BURST STARTUP} to the run's pipe. Uses the Java platform alone, because it runs from its own class file.
 */
public final class Neighbour {

    private static final int DISCARD_PORT = 9;
    /** A first packet is often lost, because the container's devices are just coming up; a later one seldom. */
    private static final long FIRST_RETRY_NANOS = 5_000_000L;

    private static final long LAST_RETRY_NANOS = 100_000_000L;

    private final Selector selector;
    private final OutputStream reports;
    private final Map<SocketChannel, Knock> knocks = new HashMap<>();
    private final StringBuilder input = new StringBuilder();

    private Neighbour(Selector selector, OutputStream reports) {
        this.selector = selector;
        this.reports = reports;
    }

    private record Knock(String target, InetSocketAddress address, long patience, long retryAt) {}

    /**
     * Runs until the standard input ends.
     *
     * @param arguments the run's pipe
     */
    public static void main(String[] arguments) throws IOException {
        try (OutputStream reports = new FileOutputStream(arguments[0]);
                Selector selector = Selector.open()) {
            Pipe commands = Pipe.open();
            commands.source().configureBlocking(false);
            commands.source().register(selector, SelectionKey.OP_READ);
            Thread reader = new Thread(() -> copyInput(commands), "input");
            reader.setDaemon(true);
            reader.start();
            Neighbour neighbour = new Neighbour(selector, reports);
            neighbour.report("n 0 " + hostPid());
            neighbour.serve(commands.source());
        }
    }

    /** As the host counts: {@code /proc} is the host's. */
    private static String hostPid() throws IOException {
        return Files.readString(Path.of("/proc/self/stat")).split(" ", 2)[0];
    }

    private static void copyInput(Pipe commands) {
        try (OutputStream out = Channels.newOutputStream(commands.sink())) {
            System.in.transferTo(out);
        } catch (IOException e) {
            System.err.println("input lost: " + e);
        }
    }

    private void serve(Pipe.SourceChannel commands) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        while (true) {
            selector.select(knocks.isEmpty() ? 0 : 5);
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.channel() instanceof SocketChannel channel) {
                    finish(channel);
                } else if (commands.read(buffer) < 0) {
                    return;
                }
            }
            selector.selectedKeys().clear();
            accept(buffer);
            retry();
        }
    }

    private void accept(ByteBuffer buffer) throws IOException {
        input.append(StandardCharsets.US_ASCII.decode(buffer.flip()));
        buffer.clear();
        for (int end = input.indexOf("\n"); end >= 0; end = input.indexOf("\n")) {
            command(input.substring(0, end));
            input.delete(0, end + 1);
        }
    }

    private void command(String line) throws IOException {
        String[] words = line.split(" ", -1);
        if (words[0].equals("x")) {
            for (SocketChannel channel : List.copyOf(knocks.keySet())) {
                forget(channel);
            }
        } else {
            knock(words[1] + " " + words[2], new InetSocketAddress(words[3], DISCARD_PORT), FIRST_RETRY_NANOS);
        }
    }

    private void knock(String target, InetSocketAddress address, long patience) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        knocks.put(channel, new Knock(target, address, patience, System.nanoTime() + patience));
        channel.register(selector, SelectionKey.OP_CONNECT);
        try {
            if (channel.connect(address)) {
                answered(channel);
            }
        } catch (IOException e) {
            // No route yet; the next try is due with the others.
            channel.keyFor(selector).cancel();
        }
    }

    private void finish(SocketChannel channel) throws IOException {
        try {
            channel.finishConnect();
            answered(channel);
        } catch (ConnectException e) {
            if (isRefusal(e)) {
                answered(channel);
            } else {
                channel.keyFor(selector).cancel();
            }
        } catch (IOException e) {
            channel.keyFor(selector).cancel();
        }
    }

    /** Only the container's own stack refuses; a time-out or a missing route is the absence of an answer. */
    private static boolean isRefusal(ConnectException e) {
        return String.valueOf(e.getMessage()).contains("refused");
    }

    private void answered(SocketChannel channel) throws IOException {
        Knock knock = forget(channel);
        if (knock != null) {
            report("r " + knock.target());
        }
    }

    private @Nullable Knock forget(SocketChannel channel) throws IOException {
        channel.close();
        return knocks.remove(channel);
    }

    private void retry() throws IOException {
        long now = System.nanoTime();
        List<SocketChannel> due = new ArrayList<>();
        knocks.forEach((channel, knock) -> {
            if (now - knock.retryAt() >= 0) {
                due.add(channel);
            }
        });
        for (SocketChannel channel : due) {
            Knock knock = forget(channel);
            if (knock != null) {
                knock(knock.target(), knock.address(), Math.min(2 * knock.patience(), LAST_RETRY_NANOS));
            }
        }
    }

    private void report(String line) throws IOException {
        reports.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
