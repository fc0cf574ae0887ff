package io.sluice.objective.linux;

import io.sluice.objective.burst.BurstException;
import io.sluice.objective.linux.Message.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The shells of one burst, one a startup, in the burst's own process and mount namespaces: small processes that are
 * cheap to fork from, started before the release and fed through named pipes. Not thread-safe.
 */
final class StartShells implements AutoCloseable {

    private final Sandbox sandbox;
    private final RunDirectory directory;
    private final int burst;
    private final List<RandomAccessFile> pipes = new ArrayList<>();
    private final long[] pids;
    private long firstPid;
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
            return shells;
        } catch (InterruptedException | RuntimeException e) {
            shells.close();
            throw e;
        }
    }

    private void openPipes() {
        for (int i = 0; i < pids.length; i++) {
            try {
                RandomAccessFile pipe =
                        new RandomAccessFile(directory.file("in." + i).toFile(), "rw");
                pipes.add(pipe);
                // The first thing a shell reads: tell that it is there, under its pid as the host sees it.
                write(
                        i,
                        ("exec 3>\"$dir/out\"\nread -r p rest </proc/self/stat\necho \"s " + burst + " " + i
                                        + " $p\" >&3\n")
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new BurstException("pipe " + i + " of the burst cannot be opened: " + e.getMessage(), e);
            }
        }
    }

    private void start() throws InterruptedException {
        String file = directory.file("burst.sh").toString();
        sandbox.send("( unshare --mount --pid --fork --kill-child=KILL sh " + ShellScript.quote(file) + " \"$dir\" "
                + burst + " " + pids.length + " </dev/null; echo \"e " + burst + " $?\" >&3 ) &\n");
        for (int ready = 0; ready < pids.length; ) {
            Message message = sandbox.take().orElseThrow(() -> new BurstException("the run's namespaces ended"));
            if (message.burst() != burst) {
                continue;
            }
            switch (message.kind()) {
                case BURST -> firstPid = message.a();
                case SHELL -> {
                    pids[message.a()] = message.b();
                    ready++;
                }
                case ENDED -> {
                    ended = true;
                    throw new BurstException(
                            "the burst's shells could not be started: " + Logs.tail(directory.file("sandbox.log"), 0));
                }
                default -> {}
            }
        }
    }

    /** Gives a shell something to do; does not wait. */
    void write(int index, byte[] script) {
        try {
            pipes.get(index).write(script);
        } catch (IOException e) {
            throw new BurstException("start " + index + " cannot be given its commands: " + e.getMessage(), e);
        }
    }

    /** Ends a startup's shell and all that it started. */
    void kill(int index) {
        ProcessHandle.of(pids[index]).ifPresent(shell -> {
            List<ProcessHandle> tree = shell.descendants().toList();
            shell.destroyForcibly();
            tree.forEach(ProcessHandle::destroyForcibly);
        });
    }

    /** Processor seconds that the shells themselves have used, without the programs that they started. */
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

    /** Ends every process of the burst and waits until the kernel has done it. */
    void end() throws InterruptedException {
        if (firstPid > 0 && !ended) {
            ProcessHandle.of(firstPid).ifPresent(ProcessHandle::destroyForcibly);
            while (!ended) {
                Message message = sandbox.take().orElseThrow(() -> new BurstException("the run's namespaces ended"));
                ended = message.kind() == Kind.ENDED && message.burst() == burst;
            }
        }
    }

    /** Ends the shells without waiting, and lets go of the pipes. */
    @Override
    public void close() {
        if (firstPid > 0 && !ended) {
            ProcessHandle.of(firstPid).ifPresent(ProcessHandle::destroyForcibly);
        }
        for (RandomAccessFile pipe : pipes) {
            try {
                pipe.close();
            } catch (IOException e) {
                System.getLogger(StartShells.class.getName()).log(System.Logger.Level.DEBUG, "pipe", e);
            }
        }
    }
}
