package io.sluice.limiter.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import io.sluice.limiter.Permit;
import io.sluice.limiter.StageLimiter;
import io.sluice.limiter.file.LimitsFile;
import io.sluice.limiter.file.LimitsFiles;
import io.sluice.limiter.live.LiveStatus.Origin;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real files and a real thread. What is waited for is a permit, which a raised limit gives. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LiveLimitsTest {
    @TempDir
    Path folder;

    private final StageLimiter limiter = new StageLimiter(Limits.unlimited());
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("limits.json");
    }

    @AfterEach
    void close() {
        limiter.close();
    }

    private static String json(int limit) {
        return "{\"schemaVersion\":1,\"stages\":[{\"name\":\"A\",\"limit\":" + limit + "}]}";
    }

    /** Somebody who enters as soon as the limit is above what it is. */
    private CompletableFuture<Permit> waiter() {
        while (limiter.tryAcquire("A").isPresent()) {
            assertTrue(limiter.limits().limit("A").isPresent(), "A is unlimited");
        }
        return limiter.acquireAsync("A");
    }

    private static Permit entered(CompletableFuture<Permit> waiter) {
        return waiter.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static Path write(Path target, String content) throws IOException {
        return Files.writeString(target, content);
    }

    private void replace(String content) throws IOException {
        Path beside = write(folder.resolve("new"), content);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void rename_isFollowed() throws IOException {
        write(file, json(1));
        try (LiveLimits live = LiveLimits.watch(file, limiter)) {
            var waiter = waiter();
            replace(json(2));
            assertEquals("A", entered(waiter).stage());
            assertEquals(Limits.parse("A=2"), live.status().limits());
        }
    }

    @Test
    void exportedFile_isFollowed() throws IOException {
        write(file, json(1));
        try (LiveLimits live = LiveLimits.watch(file, limiter)) {
            var waiter = waiter();
            LimitsFiles.write(LimitsFile.of(Limits.parse("A=2")), file);
            entered(waiter);
            assertTrue(live.status().document().orElseThrow().sha256().isPresent());
        }
    }

    @Test
    void writingInPlace_isFollowed_alsoInTwoParts() throws IOException {
        write(file, json(1));
        try (LiveLimits live = LiveLimits.watch(file, limiter)) {
            var waiter = waiter();
            write(file, json(2).substring(0, 20));
            write(file, json(2));
            entered(waiter);
            assertEquals(Limits.parse("A=2"), live.status().limits());
        }
    }

    /** As Kubernetes mounts a ConfigMap: the file is a link through a link to a folder, and the latter is swapped. */
    @Test
    void swappedLink_isFollowed() throws IOException {
        write(Files.createDirectory(folder.resolve("..1")).resolve("limits.json"), json(1));
        write(Files.createDirectory(folder.resolve("..2")).resolve("limits.json"), json(2));
        Path data = folder.resolve("..data");
        Files.createSymbolicLink(data, Path.of("..1"));
        Files.createSymbolicLink(file, Path.of("..data", "limits.json"));
        try (LiveLimits live = LiveLimits.watch(file, limiter)) {
            var waiter = waiter();
            Path beside = Files.createSymbolicLink(folder.resolve("..tmp"), Path.of("..2"));
            Files.move(beside, data, StandardCopyOption.ATOMIC_MOVE);
            entered(waiter);
            assertEquals(Limits.parse("A=2"), live.status().limits());
        }
    }

    @Test
    void folderThatComesLater_isFollowed() throws IOException {
        Path later = folder.resolve("etc").resolve("limits.json");
        try (LiveLimits live = LiveLimits.watch(later, limiter)) {
            assertEquals(Origin.NONE, live.status().origin());
            limiter.setLimits(Limits.parse("A=1")); // only so that somebody can wait
            var waiter = waiter();
            Files.createDirectory(later.getParent());
            write(later, json(2));
            entered(waiter);
            assertEquals(Origin.FILE, live.status().origin());
        }
    }

    @Test
    void whatIsNoFile_isAProblemAndHurtsNothing() throws IOException, InterruptedException {
        write(file, json(1));
        try (LiveLimits live = LiveLimits.watch(file, limiter)) {
            Files.delete(file);
            Files.createDirectory(file);
            while (live.status().problem().isEmpty()) {
                Thread.onSpinWait();
            }
            assertEquals(Limits.parse("A=1"), limiter.limits());
            Files.delete(file);
            var waiter = waiter();
            write(file, json(2));
            entered(waiter);
        }
    }

    @Test
    void hugeFile_isNotReadIntoMemory() throws IOException {
        try (var sparse = Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            sparse.position(1L << 33).write(ByteBuffer.allocate(1));
        }
        IOException refused = assertThrows(IOException.class, () -> new FileContent(file).read());
        assertTrue(String.valueOf(refused.getMessage()).contains("is larger than 4194304 bytes"), refused.toString());
    }

    @Test
    void burst_choosesTheRow() throws IOException {
        write(file, """
                {"schemaVersion":1,"burst":10,"stages":[{"name":"A","limit":1}],
                 "table":[{"burst":20,"stages":{"A":2}}]}
                """);
        try (LiveLimits live = LiveLimits.watch(file, limiter)) {
            List<CompletableFuture<Permit>> starts = IntStream.range(0, 20)
                    .mapToObj(i -> limiter.acquireAsync("A"))
                    .toList();
            entered(starts.get(1)); // there is room for a second one in the larger row only
            assertFalse(starts.get(2).isDone());
            assertEquals(20, live.status().burst());
        }
    }

    @Test
    void close_endsTheThreadAndLeavesTheLimits() throws IOException {
        write(file, json(1));
        LiveLimits live = LiveLimits.watch(file, limiter);
        live.close();
        live.close();
        assertEquals(Limits.parse("A=1"), limiter.limits());
        assertFalse(Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("sluice-live-limits") && thread.isAlive()));
    }

    @Test
    void put_withoutAFile_isInForce() {
        try (LiveLimits live = LiveLimits.of(limiter).start()) {
            assertEquals(Origin.NONE, live.status().origin());
            live.put(LimitsFile.of(Limits.parse("A=4")));
            assertEquals(Limits.parse("A=4"), limiter.limits());
            assertEquals(Origin.PUT, live.status().origin());
        }
    }

    @Test
    void watching_followsUntilTheLimiterIsClosed() throws IOException, InterruptedException {
        write(file, json(1));
        try (StageLimiter watching = StageLimiter.watching(file);
                Permit first = watching.acquire("A", Duration.ofSeconds(30))) {
            var second = watching.acquireAsync("A");
            replace(json(2));
            assertEquals(first.stage(), entered(second).stage());
        }
    }
}
