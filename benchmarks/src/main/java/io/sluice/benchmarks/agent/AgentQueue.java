package io.sluice.benchmarks.agent;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Waiters for a stage whose limit is 1, each on a connection of its own. The order in which they queue is certain, since each
 * is in the queue before the next one asks; and so is the order in which they enter, since one at a time holds the permit.
 */
final class AgentQueue {
    private static final long HANG_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final SocketAddress address;
    private final String stage;
    private final AgentView view;
    private final Deque<SocketChannel> waiters = new ArrayDeque<>();

    AgentQueue(ServerProcess agent, String stage) {
        this.address = agent.address(false);
        this.stage = stage;
        this.view = new AgentView(agent);
    }

    /** Adds that many, called w0, w1 and so on. */
    void fill(int count) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            SocketChannel waiter = SocketChannel.open(address);
            String request = "POST /v1/stages/" + stage + "/permits?holder=w" + i + " HTTP/1.1\r\nHost: x\r\n\r\n";
            waiter.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            waiters.add(waiter);
            awaitWaiting(i + 1);
        }
    }

    /** Lets each go as soon as it holds the permit, and fails if it is not the one whose turn it is. */
    void drainInOrder() throws IOException, InterruptedException {
        String before = "";
        for (int i = 0; !waiters.isEmpty(); i++) {
            String now = awaitOtherHolder(before);
            if (!now.equals("w" + i)) {
                throw new IllegalStateException("it was the turn of w" + i + ", and " + now + " entered");
            }
            requireGranted(waiters.remove());
            before = now;
        }
    }

    private static void requireGranted(SocketChannel waiter) throws IOException {
        try (waiter) {
            ByteBuffer answer = ByteBuffer.allocate(512);
            waiter.read(answer);
            String text = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
            if (!text.startsWith("HTTP/1.1 200")) {
                throw new IllegalStateException("a waiter was answered \"" + text + "\"");
            }
        }
    }

    private void awaitWaiting(int count) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (view.count(stage, "waiting") != count) {
            requireNoHang(start, count + " waiters");
        }
    }

    /** There is none for a moment, between one and the next. */
    private String awaitOtherHolder(String before) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            JsonNode all = view.holders();
            if (all.size() > 1) {
                throw new IllegalStateException("the limit is 1, and there are these holders: " + all);
            }
            String holder = all.path(0).path("holder").asString("");
            if (!holder.isEmpty() && !holder.equals(before) && holder.startsWith("w")) {
                return holder;
            }
            requireNoHang(start, "the next holder after \"" + before + "\"");
        }
    }

    private static void requireNoHang(long startNanos, String what) {
        if (System.nanoTime() - startNanos > HANG_NANOS) {
            throw new IllegalStateException("still no " + what);
        }
    }
}
