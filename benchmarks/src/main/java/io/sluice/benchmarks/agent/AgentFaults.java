package io.sluice.benchmarks.agent;

import io.sluice.limiter.LimiterException;
import io.sluice.limiter.Permit;
import io.sluice.limiter.agent.AgentClient;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Kills and cuts, and counts what is lost: processes that hold permits killed with SIGKILL at random moments, the agent killed
 * under load, connections reset, and a queue of thousands.
 *
 * <p>Run: {@code java -cp benchmarks/target/benchmarks.jar io.sluice.benchmarks.agent.AgentFaults HOLDERS RESTARTS RESETS
 * WAITERS}; needs {@code curl} for the holders. Each line says what was done and what was lost; anything lost is an exception.
 */
public final class AgentFaults {
    private static final String STAGE = "A";
    private static final int LIMIT = 3;
    private static final int AT_ONCE = 16;
    private static final String LIMITS = "{\"schemaVersion\":1,\"stages\":[{\"name\":\"A\",\"limit\":" + LIMIT + "}]}";
    private static final Duration LONG = Duration.ofMinutes(5);

    private final PrintStream out;
    private final Path folder;
    private final Random random = new Random(1);

    AgentFaults(PrintStream out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    /** See the class. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("sluice-faults");
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        AgentFaults faults = new AgentFaults(out, folder);
        faults.killHolders(number(arguments, 0, 1_000));
        faults.killAgents(number(arguments, 1, 100));
        faults.resetConnections(number(arguments, 2, 1_000));
        faults.queue(number(arguments, 3, 10_000));
    }

    private static int number(String[] arguments, int index, int usual) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : usual;
    }

    private ServerProcess agent() throws IOException {
        Path limits = folder.resolve("limits.json");
        Files.writeString(limits, LIMITS);
        return ServerProcess.agent(socket(), List.of("--limits", limits.toString()));
    }

    private Path socket() {
        return folder.resolve("agent.sock");
    }

    private AgentClient client() {
        return AgentClient.to(socket());
    }

    /** Before they connect, while they wait, while they hold. */
    void killHolders(int count) throws Exception {
        try (ServerProcess agent = agent()) {
            Deque<Process> alive = new ArrayDeque<>();
            for (int i = 0; i < count; i++) {
                alive.add(holder(i));
                if (alive.size() > random.nextInt(AT_ONCE)) {
                    TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
                    alive.remove().destroyForcibly().waitFor();
                }
            }
            for (Process process : alive) {
                process.destroyForcibly().waitFor();
            }
            requireAllFree();
            out.println(
                    count + " holders killed at random moments: 0 permits lost (agent on port " + agent.port() + ")");
        }
    }

    private Process holder(int index) throws IOException {
        return new ProcessBuilder(
                        "curl",
                        "-sN",
                        "--unix-socket",
                        socket().toString(),
                        "-X",
                        "POST",
                        "http://x/v1/stages/A/permits?wait=5m&holder=h" + index)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Every permit of the stage can be taken at once, however long the agent needs to see who has gone. */
    private void requireAllFree() throws InterruptedException {
        List<Permit> permits = new ArrayList<>();
        for (int i = 0; i < LIMIT; i++) {
            permits.add(client().acquire(STAGE, Duration.ofSeconds(30)));
        }
        if (client().tryAcquire(STAGE).isPresent()) {
            throw new IllegalStateException("the stage gives more than its limit of " + LIMIT);
        }
        permits.forEach(Permit::close);
    }

    /** Workers go on through it all, each with permits from every agent. */
    void killAgents(int count) throws Exception {
        Workers workers = new Workers(client());
        long[] before = new long[0];
        for (int i = 0; i <= count; i++) {
            try (ServerProcess agent = agent()) {
                workers.awaitProgress(before);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(100));
                if (i < count) {
                    before = workers.progress();
                    agent.kill();
                } else {
                    workers.stop();
                    requireAllFree();
                }
            }
        }
        out.println("agent killed " + count + " times under load: every one of " + Workers.COUNT
                + " workers went on each time, " + workers.total() + " permits in all, " + workers.failures()
                + " failures, 0 permits lost");
    }

    /** TCP connections ended by a reset while they wait or hold. */
    void resetConnections(int count) throws Exception {
        try (ServerProcess agent = agent()) {
            Deque<SocketChannel> open = new ArrayDeque<>();
            for (int i = 0; i < count; i++) {
                open.add(ask(agent.address(true)));
                if (open.size() > random.nextInt(AT_ONCE)) {
                    reset(open.remove());
                }
            }
            for (SocketChannel channel : open) {
                reset(channel);
            }
            requireAllFree();
            out.println(count + " connections reset: 0 permits lost");
        }
    }

    private static void reset(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
    }

    private static SocketChannel ask(SocketAddress address) throws IOException {
        SocketChannel channel =
                address instanceof InetSocketAddress ? SocketChannel.open() : SocketChannel.open(address);
        if (!channel.isConnected()) {
            channel.connect(address);
        }
        String request = "POST /v1/stages/A/permits?wait=10m HTTP/1.1\r\nHost: x\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    /** All of them wait at once; each enters, in the order in which they came, as the one before it leaves. */
    void queue(int count) throws Exception {
        try (ServerProcess agent = agent()) {
            List<Permit> held = new ArrayList<>();
            for (int i = 0; i < LIMIT; i++) {
                held.add(client().acquire(STAGE, LONG));
            }
            List<SocketChannel> waiters = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                waiters.add(ask(agent.address(false)));
            }
            long start = System.nanoTime();
            held.get(0).close();
            ByteBuffer answer = ByteBuffer.allocate(512);
            for (SocketChannel waiter : waiters) {
                if (waiter.read(answer.clear()) < 0) {
                    throw new IllegalStateException("a waiter was turned away");
                }
                String text = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
                if (!text.startsWith("HTTP/1.1 200")) {
                    throw new IllegalStateException("a waiter was answered " + text);
                }
                waiter.close();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            held.forEach(Permit::close);
            requireAllFree();
            out.printf("%d queued waiters: all entered in order, %.1f s, 0 permits lost%n", count, seconds);
        }
    }

    /** Take permits and give them back, for as long as they are not stopped. */
    private static final class Workers {
        static final int COUNT = 8;

        private final AgentClient client;
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final List<AtomicLong> taken = new ArrayList<>();
        private final List<Thread> threads = new ArrayList<>();
        private final Map<String, Throwable> failures = new ConcurrentHashMap<>();

        Workers(AgentClient client) {
            this.client = client;
            for (int i = 0; i < COUNT; i++) {
                AtomicLong count = new AtomicLong();
                taken.add(count);
                Thread thread = new Thread(() -> work(count), "worker-" + i);
                threads.add(thread);
                thread.start();
            }
        }

        private void work(AtomicLong count) {
            while (!stopped.get()) {
                try (Permit permit = client.acquire(STAGE, LONG)) {
                    count.incrementAndGet();
                    if (!permit.stage().equals(STAGE)) {
                        throw new IllegalStateException("asked for " + STAGE + ", got " + permit);
                    }
                } catch (LimiterException | InterruptedException e) {
                    failures.put(Thread.currentThread().getName() + e, e);
                }
            }
        }

        long[] progress() {
            return taken.stream().mapToLong(AtomicLong::get).toArray();
        }

        long total() {
            return taken.stream().mapToLong(AtomicLong::get).sum();
        }

        int failures() {
            return failures.size();
        }

        /** Until every worker has taken a permit since. */
        void awaitProgress(long[] since) throws InterruptedException {
            for (int i = 0; i < COUNT; i++) {
                long before = i < since.length ? since[i] : 0;
                long start = System.nanoTime();
                while (taken.get(i).get() <= before) {
                    if (System.nanoTime() - start > TimeUnit.MINUTES.toNanos(2)) {
                        throw new IllegalStateException("worker " + i + " does not go on: " + failures);
                    }
                    TimeUnit.MILLISECONDS.sleep(1);
                }
            }
        }

        void stop() throws InterruptedException {
            stopped.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            if (!failures.isEmpty()) {
                throw new IllegalStateException("workers failed: " + failures);
            }
        }
    }
}
