package io.sluice.objective.linux;

import io.sluice.objective.burst.BurstException;
import io.sluice.objective.linux.Message.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@link Neighbour}, running in the run's network namespace for as long as the run. Not thread-safe. */
final class NeighbourProcess implements AutoCloseable {

    private static final int START_SECONDS = 60;

    private final RandomAccessFile commands;
    private long pid;

    private NeighbourProcess(RandomAccessFile commands) {
        this.commands = commands;
    }

    /** Starts it and waits until it listens; the pipe {@code neighbour} must exist. */
    static NeighbourProcess open(Sandbox sandbox, RunDirectory directory) throws InterruptedException {
        RandomAccessFile commands = pipe(directory);
        sandbox.send("( " + command(directory) + " <\"$dir/neighbour\" 3>&-; echo \"x 0 $?\" >&3 ) &\n");
        NeighbourProcess neighbour = new NeighbourProcess(commands);
        try {
            neighbour.pid = sandbox.await("the neighbour", START_SECONDS, message -> message.kind() == Kind.NEIGHBOUR)
                    .a();
            return neighbour;
        } catch (InterruptedException | RuntimeException e) {
            neighbour.close();
            throw e;
        }
    }

    private static RandomAccessFile pipe(RunDirectory directory) {
        try {
            return new RandomAccessFile(directory.file("neighbour").toFile(), "rw");
        } catch (IOException e) {
            throw new BurstException("the neighbour's pipe cannot be opened: " + e.getMessage(), e);
        }
    }

    private static String command(RunDirectory directory) {
        return Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        codeLocation(),
                        Neighbour.class.getName(),
                        directory.file("out").toString())
                .map(ShellScript::quote)
                .collect(Collectors.joining(" "));
    }

    private static String codeLocation() {
        try {
            return Path.of(Neighbour.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of Sluice's classes is no path", e);
        }
    }

    /** Knocks at a container until it answers or is forgotten; the answer comes as a message. */
    void knock(int burst, int startup, String address) {
        send("p " + burst + " " + startup + " " + address + "\n");
    }

    /** Stops knocking. */
    void forgetAll() {
        send("x\n");
    }

    /** Counts from now on what it uses. */
    ThreadClock cpuClock() {
        return new ThreadClock(pid);
    }

    private void send(String line) {
        try {
            commands.write(line.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new BurstException("the neighbour cannot be reached: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            commands.close();
        } catch (IOException e) {
            System.getLogger(NeighbourProcess.class.getName()).log(System.Logger.Level.DEBUG, "pipe", e);
        }
    }
}
