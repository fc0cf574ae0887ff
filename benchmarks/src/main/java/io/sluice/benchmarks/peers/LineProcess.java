package io.sluice.benchmarks.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A process that answers each line with a line. Not thread-safe. */
final class LineProcess implements AutoCloseable {
    private static final int TAIL_BYTES = 2000;
    private static final int CLOSE_SECONDS = 5;

    private final List<String> command;
    private final Duration timeout;
    private final Path errors;
    private final Process process;
    private final Writer input;
    private final BlockingQueue<Optional<String>> output = new LinkedBlockingQueue<>();

    private LineProcess(List<String> command, Duration timeout, Path errors, Process process) {
        this.command = List.copyOf(command);
        this.timeout = timeout;
        this.errors = errors;
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "output of " + command.get(0));
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it; what it writes to its errors is kept in a temporary file until it is closed.
     *
     * @param environment added to this process's own
     * @param timeout of each answer
     */
    static LineProcess start(List<String> command, Map<String, String> environment, Duration timeout) {
        Path errors = temporaryFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        try {
            return new LineProcess(command, timeout, errors, builder.start());
        } catch (IOException e) {
            delete(errors);
            throw new PeerException("'" + command.get(0) + "' cannot be started: " + e.getMessage()
                    + "; benchmarks/peers/install installs the peers");
        }
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("sluice-peer-", ".err");
        } catch (IOException e) {
            throw new PeerException("no temporary file for the peer's errors: " + e.getMessage(), e);
        }
    }

    /** An empty element is the end of the output. */
    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                output.add(Optional.of(line));
            }
        } catch (IOException e) {
            // It was killed while it wrote; the end of the output says so.
        } finally {
            output.add(Optional.empty());
        }
    }

    /**
     * The answer to a line.
     *
     * @throws PeerException if the process ends, or does not answer in time (and is killed then)
     */
    String exchange(String line) throws InterruptedException {
        send(line);
        Optional<String> answer = output.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
        if (answer == null) {
            String tail = tail();
            kill();
            throw new PeerException(
                    this + " gave no answer within " + timeout.toMillis() / 1000.0 + " s to " + line + tail);
        }
        return answer.orElseThrow(this::ended);
    }

    private void send(String line) {
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            // It has ended; whoever waits for its answer finds out and says why.
            System.getLogger(LineProcess.class.getName()).log(System.Logger.Level.DEBUG, "not sent", e);
        }
    }

    private PeerException ended() {
        // A later question meets the end too.
        output.add(Optional.empty());
        boolean interrupted = Thread.interrupted();
        String exit = "";
        try {
            exit = process.waitFor(1, TimeUnit.SECONDS) ? " with exit code " + process.exitValue() : "";
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new PeerException(this + " ended" + exit + " instead of answering" + tail());
    }

    /** The end of its errors, as the end of a message. */
    String tail() {
        try {
            byte[] bytes = Files.readAllBytes(errors);
            int from = Math.max(0, bytes.length - TAIL_BYTES);
            String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? "; its errors are empty" : "; its errors end:\n" + text;
        } catch (IOException e) {
            return "; its errors cannot be read: " + e.getMessage();
        }
    }

    private void kill() {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    /** Closes its input, which ends it, and kills it if that does not. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            input.close();
        } catch (IOException e) {
            System.getLogger(LineProcess.class.getName()).log(System.Logger.Level.DEBUG, "already ended", e);
        }
        try {
            if (!process.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            interrupted = true;
        }
        delete(errors);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger(LineProcess.class.getName()).log(System.Logger.Level.DEBUG, "not deleted", e);
        }
    }

    @Override
    public String toString() {
        return "'" + String.join(" ", command) + "'";
    }
}
