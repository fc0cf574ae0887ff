package io.sluice.benchmarks.agent;

import io.sluice.limiter.Permit;
import io.sluice.limiter.PermitTimeoutException;
import io.sluice.limiter.agent.AgentClient;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * An agent whose wall clock jumps, as libfaketime makes it, by up to thirty days forth and back. In the middle of every wait and
 * every lease that is measured there is a jump; they have to be as long as if there were none, by the clock of this process.
 */
final class ClockJumps {
    /** Under which others keep their spans, which are looked at in the end. */
    static final String RUN = "jumps";

    /** The stage that has to have a limit of 1. */
    static final String FULL = "Full";

    private static final Duration FULL_WAIT = Duration.ofMillis(300);
    private static final long LEASE_MILLIS = 400;
    private static final long BEFORE_JUMP_MILLIS = 100;
    // A busy host may take long; the clock jumps by days.
    private static final long SLACK_MILLIS = 120_000;
    private static final int FARTHEST_SECONDS = 30 * 24 * 3_600;
    private static final String LEASED = "Leased";

    private final AgentClient client;
    private final AgentView view;
    private final Path offset;
    private final Random random;
    private int offsetSeconds;

    ClockJumps(ServerProcess agent, AgentClient client, Path offset, Random random) {
        this.client = client;
        this.view = new AgentView(agent);
        this.offset = offset;
        this.random = random;
    }

    /** Where Debian and Fedora put it. */
    static Optional<Path> library() throws IOException {
        for (String folders : List.of("/usr/lib", "/usr/lib64")) {
            Path lib = Path.of(folders);
            if (!Files.isDirectory(lib)) {
                continue;
            }
            try (DirectoryStream<Path> found = Files.newDirectoryStream(lib)) {
                for (Path each : found) {
                    Path library = each.resolve("faketime").resolve("libfaketime.so.1");
                    if (Files.exists(library)) {
                        return Optional.of(library);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** For the agent's process: only the wall clock is another one. */
    static Map<String, String> environment(Path library, Path offset) throws IOException {
        Files.writeString(offset, "+0s\n");
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                offset.toString(),
                "FAKETIME_NO_CACHE",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1");
    }

    /** What was tried. */
    String run(int count) throws Exception {
        try (Permit full = client.acquire(FULL, Duration.ofMinutes(1))) {
            for (int i = 0; i < count; i++) {
                requireInTime(full);
            }
        }
        return count + " jumps of the agent's wall clock by up to 30 days: " + count + " waits and " + count
                + " leases as long as asked for, " + requireSpansInOrder() + " spans in order";
    }

    private void requireInTime(Permit full) throws Exception {
        long start = System.nanoTime();
        view.lease(LEASED, LEASE_MILLIS + "ms");
        requireJumped();
        CompletableFuture<Permit> waiting = client.acquireAsync(full.stage(), FULL_WAIT);
        TimeUnit.MILLISECONDS.sleep(BEFORE_JUMP_MILLIS);
        jump();
        boolean held = view.count(LEASED, "inFlight") == 1;
        if (!held && millisSince(start) < LEASE_MILLIS) {
            throw new IllegalStateException("a jump to " + offsetSeconds + " s ended a lease early");
        }
        requireTimeout(waiting);
        requireIn("a wait", start, FULL_WAIT.toMillis());
        while (view.count(LEASED, "inFlight") > 0) {
            requireIn("a lease", start, 0);
        }
        requireIn("a lease", start, LEASE_MILLIS);
    }

    /** Else all this would show nothing. */
    private void requireJumped() throws IOException, InterruptedException {
        for (JsonNode holder : view.holders()) {
            if (holder.path("stage").asString().equals(LEASED)) {
                Instant since = Instant.parse(holder.path("since").asString());
                long off = Duration.between(Instant.now().plusSeconds(offsetSeconds), since)
                        .toMillis();
                if (Math.abs(off) > SLACK_MILLIS) {
                    throw new IllegalStateException(
                            "the agent's clock is " + off + " ms off what it was set to: is libfaketime at work?");
                }
            }
        }
    }

    private void jump() throws IOException {
        offsetSeconds = random.nextInt(2 * FARTHEST_SECONDS + 1) - FARTHEST_SECONDS;
        Path next = offset.resolveSibling("offset.next");
        Files.writeString(next, (offsetSeconds < 0 ? "" : "+") + offsetSeconds + "s\n");
        Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void requireTimeout(CompletableFuture<Permit> waiting) throws InterruptedException {
        try {
            Permit permit = waiting.get();
            permit.close();
            throw new IllegalStateException("a stage that is full gave " + permit);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof PermitTimeoutException)) {
                throw new IllegalStateException("a wait ended otherwise", e);
            }
        }
    }

    private static void requireIn(String what, long start, long leastMillis) {
        long millis = millisSince(start);
        if (millis < leastMillis || millis > LEASE_MILLIS + SLACK_MILLIS) {
            throw new IllegalStateException(what + " took " + millis + " ms");
        }
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** However the clock jumped between queueing, entering and leaving. */
    private int requireSpansInOrder() throws IOException, InterruptedException {
        List<JsonNode> spans = view.spans(RUN);
        for (JsonNode span : spans) {
            double queued = span.path("queued").asDouble();
            double entered = span.path("entered").asDouble();
            double left = span.path("left").asDouble();
            if (entered < queued || left < entered || left - queued > SLACK_MILLIS / 1e3) {
                throw new IllegalStateException("a span is not in order: " + span);
            }
        }
        return spans.size();
    }
}
