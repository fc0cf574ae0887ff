package io.sluice.benchmarks.agent;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Many keep-alive clients on one thread. */
final class Load implements AutoCloseable {
    private static final long NAP_NANOS = 20_000; // to which the kernel adds its slack of 50 µs

    private final Selector selector = Selector.open();
    private final List<LoadClient> clients = new ArrayList<>();

    Load(SocketAddress address, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            clients.add(LoadClient.open(address, selector));
        }
    }

    /** Closed loop: each client sends when its answer is there; the thread spins. Requests a second. */
    double closed(Duration time) throws IOException {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        for (LoadClient client : clients) {
            client.send(start);
        }
        long answers = 0;
        while (System.nanoTime() < end) {
            for (LoadClient client : ready()) {
                answers++;
                client.send(end);
            }
        }
        double rate = answers / ((System.nanoTime() - start) / 1e9);
        settle();
        return rate;
    }

    /**
     * Open loop: permits are asked for at fixed instants, whether or not earlier answers are there, by the clients in turn;
     * each is given back at once. Between two looks the thread sleeps, by some 0.1 ms, which adds to what is measured: one that
     * spins would take a core away from the server, and for whole time slices from whatever else runs.
     */
    Latencies open(int perSecond, Duration time) throws IOException {
        long gap = 1_000_000_000L / perSecond;
        int count = (int) (time.toNanos() / gap);
        Deque<LoadClient> idle = new ArrayDeque<>(clients);
        Latencies latencies = new Latencies(count);
        long start = System.nanoTime();
        int sent = 0;
        while (latencies.size() < count) {
            while (sent < count && System.nanoTime() >= start + sent * gap && !idle.isEmpty()) {
                idle.remove().send(start + sent * gap);
                sent++;
            }
            if (!takeAnswers(idle, latencies)) {
                LockSupport.parkNanos(NAP_NANOS);
            }
        }
        settle();
        return latencies;
    }

    private boolean takeAnswers(Deque<LoadClient> idle, Latencies latencies) throws IOException {
        List<LoadClient> ready = ready();
        for (LoadClient client : ready) {
            if (client.holds()) {
                latencies.add(client, System.nanoTime());
                client.send(0);
            } else {
                idle.add(client);
            }
        }
        return !ready.isEmpty();
    }

    /** Clients whose answer is complete. */
    private List<LoadClient> ready() throws IOException {
        selector.selectNow();
        Set<SelectionKey> keys = selector.selectedKeys();
        List<LoadClient> ready = new ArrayList<>(keys.size());
        for (SelectionKey key : keys) {
            LoadClient client = (LoadClient) key.attachment();
            if (client.receive()) {
                ready.add(client);
            }
        }
        keys.clear();
        return ready;
    }

    /** Takes the answers that are still on their way, and gives back what is held. */
    private void settle() throws IOException {
        while (clients.stream().anyMatch(client -> client.isBusy() || client.holds())) {
            ready();
            for (LoadClient client : clients) {
                if (!client.isBusy() && client.holds()) {
                    client.send(0);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (LoadClient client : clients) {
            client.close();
        }
        selector.close();
    }
}
