package io.sluice.objective.command;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * One run of a command and everything that it starts. Its output is read all the time, in memory of a fixed size; its
 * input is written on a thread of its own, so that it may be ignored or closed.
 *
 * <p>Where there is {@code setsid}, the command leads a session and a process group of its own, which are killed as one:
 * the group cannot be outrun by forking. Otherwise its descendants are killed one by one.
 *
 * <p>Thread-safe.
 */
final class CommandProcess {
    private static final long LAST_OUTPUT_MILLIS = 2000;

    private final Process process;
    private final boolean ownGroup;
    private final Pump<LastLine> output;
    private final Pump<Tail> errors;

    private CommandProcess(Process process, boolean ownGroup) {
        this.process = process;
        this.ownGroup = ownGroup;
        this.output = Pump.start("command output", process.getInputStream(), new LastLine());
        this.errors = Pump.start("command errors", process.getErrorStream(), new Tail());
    }

    /**
     * What came of a command that exited.
     *
     * @param exitCode 128 + n if it was killed by signal n
     * @param lastLine of its standard output
     * @param errors the end of its standard error
     */
    record Result(int exitCode, Optional<LastLine.Line> lastLine, String errors) {}

    /** Starts a command and hands it its input. */
    static CommandProcess start(List<String> command, Optional<Path> setsid, byte[] input) throws IOException {
        List<String> words = new ArrayList<>();
        setsid.ifPresent(path -> words.add(path.toString()));
        words.addAll(command);
        Process process = new ProcessBuilder(words).start();
        CommandProcess started = new CommandProcess(process, setsid.isPresent());
        Thread writer = new Thread(() -> write(process, input), "command input");
        writer.setDaemon(true);
        writer.start();
        return started;
    }

    private static void write(Process process, byte[] input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException e) {
            // The command does not want its input, which is its own affair.
        }
    }

    /** Waits for the command to exit, at most so long; tells whether it has. */
    boolean await(OptionalLong nanos) throws InterruptedException {
        if (nanos.isPresent()) {
            return process.waitFor(nanos.getAsLong(), TimeUnit.NANOSECONDS);
        }
        process.waitFor();
        return true;
    }

    /** Kills whatever is left, the command itself included. Does not wait for it. */
    void kill() {
        List<ProcessHandle> descendants = process.descendants().toList();
        if (ownGroup) {
            signalGroup();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
        // Not Process.destroyForcibly, which closes the streams, and what is still in them is lost then.
        process.toHandle().destroyForcibly();
    }

    /** Java cannot signal a group, and only a shell is sure to be there that can. */
    private void signalGroup() {
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -KILL -\"$1\"", "sh", Long.toString(process.pid()))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            awaitUninterruptibly(kill);
        } catch (IOException e) {
            System.getLogger(CommandProcess.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot kill the process group of the command", e);
        }
    }

    private static void awaitUninterruptibly(Process process) {
        boolean interrupted = Thread.interrupted();
        boolean done = false;
        while (!done) {
            try {
                process.waitFor();
                done = true;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What came of it; to be called after {@link #await} returned true and {@link #kill}. */
    Result result() throws InterruptedException {
        // What left the group may hold the pipes open for ever; what the command itself wrote is in them already.
        output.await(LAST_OUTPUT_MILLIS);
        errors.await(LAST_OUTPUT_MILLIS);
        return new Result(process.exitValue(), output.read(LastLine::get), errors.read(Tail::text));
    }
}
