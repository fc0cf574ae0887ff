package io.sluice.benchmarks.agent;

import io.sluice.limiter.agent.AgentClient;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Clients that never read. Each asks, ahead of any answer, for far more bytes than the buffers between it and the agent hold,
 * and for permits with a lease in between.
 */
final class DeafClients {
    private static final String STAGE = "Deaf";
    private static final String RUN = "deaf";
    private static final int SPANS = 300; // about 30 kB as JSON lines
    private static final int PAIRS_AHEAD = 60; // the agent takes 128 requests ahead
    private static final int TIMED = 1_000;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final SocketAddress address;
    private final AgentClient others;
    private final AgentView view;
    private final List<SocketChannel> deaf = new ArrayList<>();

    DeafClients(ServerProcess agent, AgentClient others) {
        this.address = agent.address(false);
        this.others = others;
        this.view = new AgentView(agent);
    }

    /** What was tried, and what it cost. */
    String run(int count) throws IOException, InterruptedException {
        for (int i = 0; i < SPANS; i++) {
            others.withRun(RUN).acquire(STAGE, LONG).close();
        }
        times(); // until it is compiled
        double[] before = times();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            deaf.add(ask());
        }
        double[] during = times();
        int connected = view.connections();
        if (connected <= count) {
            throw new IllegalStateException("of " + count + " that do not read, the agent has " + connected + " left");
        }
        awaitEnd();
        double seconds = (System.nanoTime() - start) / 1e9;
        for (SocketChannel channel : deaf) {
            channel.close();
        }
        return String.format(
                Locale.ROOT,
                "%d clients that never read, %d requests each: others' permits took %s ms before and %s ms meanwhile"
                        + " (median, p99), all were ended within %.0f s, 0 permits lost",
                count,
                2 * PAIRS_AHEAD,
                quantiles(before),
                quantiles(during),
                seconds);
    }

    private SocketChannel ask() throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        String pair = "GET /v1/spans?run=" + RUN + " HTTP/1.1\r\nHost: x\r\n\r\nPOST /v1/stages/" + STAGE
                + "/permits?lease=1s HTTP/1.1\r\nHost: x\r\n\r\n";
        ByteBuffer requests = ByteBuffer.wrap(pair.repeat(PAIRS_AHEAD).getBytes(StandardCharsets.US_ASCII));
        while (requests.hasRemaining()) {
            channel.write(requests);
        }
        return channel;
    }

    /** How long it takes one who reads to take a permit and to give it back, in milliseconds. */
    private double[] times() throws InterruptedException {
        double[] millis = new double[TIMED];
        for (int i = 0; i < TIMED; i++) {
            long start = System.nanoTime();
            others.acquire("Other", LONG).close();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }

    /** Only the one who looks is connected, and no permit is held. */
    private void awaitEnd() throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (view.connections() > 1 || view.count(STAGE, "inFlight") > 0) {
            if (System.nanoTime() - start > TimeUnit.MINUTES.toNanos(1)) {
                throw new IllegalStateException(view.connections() + " still connected, "
                        + view.count(STAGE, "inFlight") + " permits still held");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static String quantiles(double[] sorted) {
        return String.format(Locale.ROOT, "%.2f and %.2f", sorted[sorted.length / 2], sorted[sorted.length * 99 / 100]);
    }
}
