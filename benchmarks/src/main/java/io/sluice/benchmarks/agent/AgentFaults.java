package io.sluice.benchmarks.agent;

import io.sluice.limiter.Permit;
import io.sluice.limiter.agent.AgentClient;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
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
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills and cuts, and counts what is lost: processes that hold permits killed with SIGKILL at random moments, the agent killed
 * under load, connections reset, a queue of thousands, clients that never read, and a wall clock that jumps.
 *
 * <p>Run: {@code java -cp benchmarks/target/benchmarks.jar io.sluice.benchmarks.agent.AgentFaults HOLDERS RESTARTS RESETS
 * WAITERS DEAF JUMPS}; needs {@code curl} for the holders and libfaketime for the jumps. Each line says what was done and what
 * was lost; anything lost is an exception.
 */
public final class AgentFaults {
    private static final String STAGE = "A";
    private static final int LIMIT = 3;
    private static final int AT_ONCE = 16;
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
        faults.neverRead(number(arguments, 4, 200));
        faults.jumpClock(number(arguments, 5, 100));
    }

    private static int number(String[] arguments, int index, int usual) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : usual;
    }

    private ServerProcess agent(int limit) throws IOException {
        return ServerProcess.agent(socket(), List.of("--limits", limits(limit).toString()), Map.of());
    }

    private Path limits(int limit) throws IOException {
        Path limits = folder.resolve("limits.json");
        Files.writeString(
                limits,
                "{\"schemaVersion\":1,\"stages\":[{\"name\":\"" + STAGE + "\",\"limit\":" + limit + "},{\"name\":\""
                        + ClockJumps.FULL + "\",\"limit\":1}]}");
        return limits;
    }

    private Path socket() {
        return folder.resolve("agent.sock");
    }

    private AgentClient client() {
        return AgentClient.to(socket());
    }

    /** Before they connect, while they wait, while they hold. */
    void killHolders(int count) throws Exception {
        try (ServerProcess agent = agent(LIMIT)) {
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
            requireAllFree(LIMIT);
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
    private void requireAllFree(int limit) throws InterruptedException {
        List<Permit> permits = new ArrayList<>();
        for (int i = 0; i < limit; i++) {
            permits.add(client().acquire(STAGE, Duration.ofSeconds(30)));
        }
        if (client().tryAcquire(STAGE).isPresent()) {
            throw new IllegalStateException("the stage gives more than its limit of " + limit);
        }
        permits.forEach(Permit::close);
    }

    /** Workers go on through it all, each with permits from every agent. */
    void killAgents(int count) throws Exception {
        Workers workers = new Workers(client(), STAGE);
        long[] before = new long[0];
        for (int i = 0; i <= count; i++) {
            try (ServerProcess agent = agent(LIMIT)) {
                workers.awaitProgress(before);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(100));
                if (i < count) {
                    before = workers.progress();
                    agent.kill();
                } else {
                    workers.stop();
                    requireAllFree(LIMIT);
                }
            }
        }
        out.println("agent killed " + count + " times under load: every one of " + Workers.COUNT
                + " workers went on each time, " + workers.total() + " permits in all, " + workers.failures()
                + " failures, 0 permits lost");
    }

    /** TCP connections ended by a reset while they wait or hold. */
    void resetConnections(int count) throws Exception {
        try (ServerProcess agent = agent(LIMIT)) {
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
            requireAllFree(LIMIT);
            out.println(count + " connections reset: 0 permits lost");
        }
    }

    private static void reset(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
    }

    private static SocketChannel ask(SocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        String request = "POST /v1/stages/A/permits?wait=10m HTTP/1.1\r\nHost: x\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    /** All of them wait at once; each enters, in the order in which they came, as the one before it leaves. */
    void queue(int count) throws Exception {
        try (ServerProcess agent = agent(1)) {
            AgentQueue queue = new AgentQueue(agent, STAGE);
            Permit first = client().acquire(STAGE, LONG);
            queue.fill(count);
            long start = System.nanoTime();
            first.close();
            queue.drainInOrder();
            double seconds = (System.nanoTime() - start) / 1e9;
            requireAllFree(1);
            out.printf("%d queued waiters: all entered in order, %.1f s, 0 permits lost%n", count, seconds);
        }
    }

    /** Others go on as before; those who do not read are ended, and what they were given comes back. */
    void neverRead(int count) throws Exception {
        try (ServerProcess agent = agent(LIMIT)) {
            DeafClients deaf = new DeafClients(agent, client());
            out.println(deaf.run(count));
            requireAllFree(LIMIT);
        }
    }

    /** Waits, leases and spans are as long as they should be. */
    void jumpClock(int count) throws Exception {
        Optional<Path> library = ClockJumps.library();
        if (library.isEmpty()) {
            out.println("clock jumps: not tried, libfaketime is not installed");
            return;
        }
        Path offset = folder.resolve("offset");
        try (ServerProcess agent = ServerProcess.agent(
                socket(),
                List.of("--limits", limits(LIMIT).toString()),
                ClockJumps.environment(library.get(), offset))) {
            Workers workers = new Workers(client().withRun(ClockJumps.RUN), STAGE);
            String report = new ClockJumps(agent, client(), offset, random).run(count);
            workers.stop();
            requireAllFree(LIMIT);
            out.println(report + ", " + workers.total() + " permits in all, 0 permits lost");
        }
    }
}
