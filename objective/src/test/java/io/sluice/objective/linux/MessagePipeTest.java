package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessagePipeTest {

    @TempDir
    Path directory;

    private Path path = Path.of("");

    @BeforeEach
    void makePipe() throws IOException, InterruptedException {
        path = directory.resolve("out");
        Process process = new ProcessBuilder("mkfifo", path.toString()).start();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    }

    private void write(String text) throws IOException {
        Files.writeString(path, text, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
    }

    private static Message next(MessagePipe pipe) throws InterruptedException {
        while (true) {
            Message message = pipe.take();
            if (message.kind() != Message.Kind.TICK) {
                return message;
            }
        }
    }

    @Test
    void take_givesLinesInOrder_howeverTheyCome() throws IOException, InterruptedException {
        // Without a tick: it would come into the middle of a line that is written in two parts.
        try (MessagePipe pipe = new MessagePipe(path, TimeUnit.DAYS.toMillis(1))) {
            write("r 1 2\nr 1 3\nr 1");
            assertEquals(2, next(pipe).a());
            assertEquals(3, next(pipe).a());
            write(" 4\n");
            assertEquals(4, next(pipe).a());
        }
    }

    @Test
    void take_withoutMessages_ticks() throws InterruptedException {
        try (MessagePipe pipe = new MessagePipe(path)) {
            assertEquals(Message.Kind.TICK, pipe.take().kind());
            assertEquals(Message.Kind.TICK, pipe.take().kind());
        }
    }

    @Test
    void ticks_doNotPileUp_whileNobodyReads() throws IOException, InterruptedException {
        try (MessagePipe pipe = new MessagePipe(path, 1)) {
            Hosts.pass(500_000_000);
            write("r 1 1\n");
            int ticks = 0;
            while (pipe.take().kind() == Message.Kind.TICK) {
                ticks++;
            }
            assertTrue(ticks <= 1, ticks + " ticks");
        }
    }

    @Test
    void take_interrupted_throwsAtOnce() {
        try (MessagePipe pipe = new MessagePipe(path)) {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, pipe::take);
        }
    }

    @Test
    void take_manyMessages_losesNone() throws InterruptedException {
        try (MessagePipe pipe = new MessagePipe(path)) {
            int perWriter = 5_000;
            List<Thread> writers = List.of(1, 2, 3).stream()
                    .map(writer -> new Thread(() -> writeMany(writer, perWriter)))
                    .toList();
            writers.forEach(Thread::start);
            int[] last = new int[4];
            for (int i = 0; i < 3 * perWriter; i++) {
                Message message = next(pipe);
                assertEquals(++last[message.burst()], message.a());
            }
            for (Thread writer : writers) {
                writer.join();
            }
        }
    }

    private void writeMany(int writer, int count) {
        try (var out = Files.newOutputStream(path, StandardOpenOption.WRITE)) {
            for (int i = 1; i <= count; i++) {
                out.write(("r " + writer + " " + i + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
