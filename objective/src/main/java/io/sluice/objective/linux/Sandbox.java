package io.sluice.objective.linux;

import io.sluice.objective.burst.BurstException;
import io.sluice.objective.linux.Message.Kind;
import io.sluice.objective.profile.Placeholders;
import io.sluice.objective.profile.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A run's own process, mount and network namespaces, and the shell that is their first process. When that shell ends, for
 * whatever reason, the kernel ends everything in them. Not thread-safe.
 */
final class Sandbox implements AutoCloseable {

    private static final int CLOSE_SECONDS = 60;
    private static final int OPEN_SECONDS = 60;
    private static final int COMMAND_SECONDS = 120;

    private final RunDirectory directory;
    private final MessagePipe pipe;
    private final Process process;
    private final OutputStream commands;
    private long firstPid;
    private int lastCommand;

    private Sandbox(RunDirectory directory, MessagePipe pipe, Process process) {
        this.directory = directory;
        this.pipe = pipe;
        this.process = process;
        this.commands = process.getOutputStream();
    }

    /**
     * Makes the namespaces; the run's pipe must be open.
     *
     * @param netPrio whether to mount net_prio inside, below the run's directory, where it can be
     * @throws HostUnsupportedException if this host does not allow it
     */
    static Sandbox open(HostAccess access, RunDirectory directory, MessagePipe pipe, boolean netPrio)
            throws InterruptedException {
        List<String> command =
                access.unshare("sh", "-s", "--", directory.path().toString(), netPrio ? "net_prio" : "no_net_prio");
        Sandbox sandbox = new Sandbox(directory, pipe, start(command, directory));
        try {
            sandbox.send(resource("sandbox.sh"));
            sandbox.firstPid = sandbox.await("the run's namespaces", OPEN_SECONDS, m -> m.kind() == Kind.UP)
                    .a();
            return sandbox;
        } catch (BurstException e) {
            String why = sandbox.log();
            sandbox.close();
            throw new HostUnsupportedException(List.of("no namespaces for the run (" + why + "): run as root, or as a"
                    + " user who may make user namespaces"));
        } catch (InterruptedException | RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    private static Process start(List<String> command, RunDirectory directory) {
        ProcessBuilder builder = HostAccess.builder(command);
        builder.redirectOutput(directory.file("sandbox.log").toFile());
        builder.environment().put(Cleaner.RUN_VARIABLE, directory.id());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new HostUnsupportedException(
                    List.of("'" + command.get(0) + "' cannot be started: " + e.getMessage() + ": install util-linux"));
        }
    }

    /** Pid, as the host sees it, of the namespaces' first process. */
    long firstPid() {
        return firstPid;
    }

    /**
     * Does steps in the run's namespaces and waits for their end.
     *
     * @return empty if all went well, else what failed and why
     * @throws BurstException if they take longer than two minutes, or the namespaces have ended
     */
    Optional<String> run(List<Step> steps, Placeholders placeholders) throws InterruptedException {
        int number = ++lastCommand;
        long logged = logSize();
        send(ShellScript.of("c 0 " + number, steps, placeholders));
        Message end = awaitCommand(number);
        if (end.c() == 0) {
            return Optional.empty();
        }
        String step = ShellScript.describe(steps.get(end.b()), placeholders);
        return Optional.of("'" + step + "' ended with exit code " + end.c() + ": " + Logs.tail(logFile(), logged));
    }

    /** Does lines of shell in the run's namespaces and waits for their end, whatever comes of them. */
    void runAll(List<String> lines) throws InterruptedException {
        int number = ++lastCommand;
        send(String.join("\n", lines) + "\necho \"c 0 " + number + " 0 0\" >&3\n");
        var unused = awaitCommand(number);
    }

    private Message awaitCommand(int number) throws InterruptedException {
        return await(
                "a command in the run's namespaces",
                COMMAND_SECONDS,
                message -> message.kind() == Kind.COMMAND && message.a() == number);
    }

    /** Sends text to the first shell, which runs it when it has run all before. */
    void send(String script) {
        try {
            commands.write(script.getBytes(StandardCharsets.UTF_8));
            commands.flush();
        } catch (IOException e) {
            // The process has ended; whoever waits for its answer finds out and says why.
            System.getLogger(Sandbox.class.getName()).log(System.Logger.Level.DEBUG, "not sent", e);
        }
    }

    /**
     * The next message that {@code wanted} accepts; drops all others.
     *
     * @param what what is waited for, for a person
     * @param seconds how long
     * @throws BurstException if it does not come in time, or as {@link #take}
     */
    Message await(String what, int seconds, Predicate<Message> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            Message message = take();
            if (wanted.test(message)) {
                return message;
            }
            if (System.nanoTime() > deadline) {
                throw new BurstException(what + " gave no answer within " + seconds + " s: " + log());
            }
        }
    }

    /**
     * The next message; one comes every 20 ms, if only a tick.
     *
     * @throws BurstException if the namespaces or the neighbour have ended by themselves
     */
    Message take() throws InterruptedException {
        Message message = pipe.take();
        if (message.kind() == Kind.TICK && !process.isAlive()) {
            throw new BurstException("the run's namespaces ended, killed by something else on this host: " + log());
        }
        if (message.kind() == Kind.NEIGHBOUR_ENDED) {
            throw new BurstException("the neighbour ended by itself with exit code " + message.a() + ": " + log());
        }
        return message;
    }

    private Path logFile() {
        return directory.file("sandbox.log");
    }

    private long logSize() {
        return Logs.size(logFile());
    }

    private String log() {
        return Logs.tail(logFile(), 0);
    }

    /** The text of a script that belongs to this package. */
    static String resource(String name) {
        try (InputStream in = Sandbox.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the artefact lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the namespaces and all that is in them, and waits until the kernel has done it. */
    @Override
    public void close() {
        try {
            commands.close();
        } catch (IOException e) {
            System.getLogger(Sandbox.class.getName()).log(System.Logger.Level.DEBUG, "already ended", e);
        }
        if (firstPid > 0) {
            ProcessHandle.of(firstPid).ifPresent(ProcessHandle::destroyForcibly);
        }
        boolean interrupted = Thread.interrupted();
        try {
            if (!process.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes a script of this package to the run's directory and returns where. */
    Path install(String name) {
        Path file = directory.file(name);
        try {
            return Files.writeString(file, resource(name));
        } catch (IOException e) {
            throw new BurstException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
