package io.sluice.objective.linux;

import io.sluice.objective.burst.BurstException;
import io.sluice.objective.linux.Message.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * The shells of one burst, one a startup, in the burst's own process and mount namespaces: small processes that are
 * cheap to fork from, started before the release and fed through named pipes. Not thread-safe.
 */
final class StartShells implements AutoCloseable {

    private static final int QUIET_SECONDS = 60;
    private static final int END_SECONDS = 60;

    /** A pipe takes this much before somebody has to read it. */
    private static final int PIPE_BYTES = 1 << 15;

    private final Sandbox sandbox;
    private final RunDirectory directory;
    private final int burst;
    private final List<RandomAccessFile> pipes = new ArrayList<>();
    private final long[] pids;
    private long firstPid;
    private boolean started;
    private boolean ended;

    private StartShells(Sandbox sandbox, RunDirectory directory, int burst, int size) {
        this.sandbox = sandbox;
        this.directory = directory;
        this.burst = burst;
        this.pids = new long[size];
    }

    /** Starts the shells and waits until each is ready; the pipes {@code in.0} to {@code in.(size-1)} must exist. */
    static StartShells open(Sandbox sandbox, RunDirectory directory, int burst, int size) throws InterruptedException {
        StartShells shells = new StartShells(sandbox, directory, burst, size);
        try {
            shells.openPipes();
            shells.start();
            shells.awaitAll();
            return shells;
        } catch (InterruptedException | RuntimeException e) {
            shells.abort(e);
            throw e;
        }
    }

    private void openPipes() {
        for (int i = 0; i < pids.length; i++) {
            try {
                pipes.add(new RandomAccessFile(directory.file("in." + i).toFile(), "rw"));
            } catch (IOException e) {
                throw new BurstException("pipe " + i + " of the burst cannot be opened: " + e.getMessage(), e);
            }
            write(i, hello(i).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** The first thing a shell reads: tell that it is there, under its pid as the host sees it. */
    private String hello(int index) {
        return "exec 3>\"$dir/out\"\nread -r p rest </proc/self/stat\necho \"s " + burst + " " + index + " $p\" >&3\n";
    }

    private void start() {
        String file = ShellScript.quote(directory.file("burst.sh").toString());
        sandbox.send("( unshare --mount --pid --fork --kill-child=KILL sh " + file + " \"$dir\" " + burst + " "
                + pids.length + " </dev/null; echo \"e " + burst + " $?\" >&3 ) &\n");
        started = true;
    }

    private void awaitAll() throws InterruptedException {
        for (int ready = 0; ready < pids.length; ) {
            Message message = awaitOwn();
            if (message.kind() == Kind.SHELL) {
                pids[message.a()] = message.b();
                ready++;
            } else if (ended) {
                throw new BurstException(
                        "the burst's shells could not be started: " + Logs.tail(directory.file("sandbox.log"), 0));
            }
        }
    }

    /** The next message of this burst, noting what it tells of the burst's namespaces. */
    private Message awaitOwn() throws InterruptedException {
        Message message = sandbox.await("the burst's shells", QUIET_SECONDS, candidate -> candidate.burst() == burst);
        if (message.kind() == Kind.BURST) {
            firstPid = message.a();
        }
        ended |= message.kind() == Kind.ENDED;
        return message;
    }

    /** Gives a shell something to do; does not wait. */
    void write(int index, byte[] script) {
        try {
            pipes.get(index).write(script.length > PIPE_BYTES ? viaFile(index, script) : script);
        } catch (IOException e) {
            throw new BurstException("start " + index + " cannot be given its commands: " + e.getMessage(), e);
        }
    }

    /** A script that would fill the pipe, and so make this thread wait, goes into a file: a new one, never in use. */
    private byte[] viaFile(int index, byte[] script) throws IOException {
        Path file = directory.file("script." + index);
        Files.deleteIfExists(file);
        Files.write(file, script);
        return (". " + ShellScript.quote(file.toString()) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The command that a startup's shell started last, as it runs now; empty if none runs. */
    Optional<String> running(int index) {
        return ProcessHandle.of(pids[index]).stream()
                .flatMap(ProcessHandle::children)
                .max(Comparator.comparing((ProcessHandle child) ->
                                child.info().startInstant().orElse(Instant.MIN))
                        .thenComparing(ProcessHandle::pid))
                .flatMap(child -> ProcFiles.command(child.pid()));
    }

    /** Ends a startup's shell and all that it started. */
    void kill(int index) {
        ProcessHandle.of(pids[index]).ifPresent(shell -> {
            List<ProcessHandle> tree = shell.descendants().toList();
            shell.destroyForcibly();
            tree.forEach(ProcessHandle::destroyForcibly);
        });
    }

    /** Processor seconds that the shells themselves have used, the profile's writes included, the programs that they started not. */
    double cpuSeconds() {
        return LongStream.of(pids).mapToDouble(ProcFiles::singleThreadSeconds).sum();
    }

    /** The end of what a startup's programs wrote. */
    String log(int index) {
        return Logs.tail(directory.file("log." + index), 0);
    }

    /** Notes that the burst's namespaces have ended by themselves. */
    void ended() {
        ended = true;
    }

    /**
     * Ends every process of the burst and waits until the kernel has done it.
     *
     * @throws BurstException if the kernel takes longer than a minute
     */
    void end() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
        kill();
        while (!ended) {
            Message message = sandbox.take();
            ended = message.kind() == Kind.ENDED && message.burst() == burst;
            if (!ended && System.nanoTime() > deadline) {
                throw new BurstException("the kernel has not ended the burst's processes within " + END_SECONDS + " s");
            }
        }
    }

    private void kill() {
        if (firstPid > 0 && !ended) {
            ProcessHandle.of(firstPid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** After a failure to open: no shell of this burst may live on and read the next burst's pipes. */
    private void abort(Exception failure) {
        boolean interrupted = Thread.interrupted();
        try {
            while (started && firstPid == 0 && !ended) {
                var unused = awaitOwn();
            }
            if (started) {
                end();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the shells without waiting, and lets go of the pipes. */
    @Override
    public void close() {
        kill();
        for (RandomAccessFile pipe : pipes) {
            try {
                pipe.close();
            } catch (IOException e) {
                System.getLogger(StartShells.class.getName()).log(System.Logger.Level.DEBUG, "pipe", e);
            }
        }
    }
}
