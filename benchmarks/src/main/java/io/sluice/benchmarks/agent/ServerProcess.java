package io.sluice.benchmarks.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A server in a process of its own, which listens on a unix socket and a TCP port, and says so. The JVM has the collector that
 * the {@code sluice} command gives it.
 */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final Path socket;
    private final int port;

    private ServerProcess(Process process, Path socket, int port) {
        this.process = process;
        this.socket = socket;
        this.port = port;
    }

    /** The agent, as the command starts it; returns when it listens. */
    static ServerProcess agent(Path socket, List<String> more, Map<String, String> environment) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("agent", "--socket", socket.toString(), "--listen", "127.0.0.1:0"));
        arguments.addAll(more);
        return start("io.sluice.cli.SluiceMain", socket, arguments, environment);
    }

    /** Bare Netty, which answers the same bytes. */
    static ServerProcess bare(Path socket) throws IOException {
        return start(BareServer.class.getName(), socket, List.of(socket.toString()), Map.of());
    }

    private static ServerProcess start(
            String main, Path socket, List<String> arguments, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m", "-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new ServerProcess(process, socket, port(process));
    }

    /** Its last line of introduction ends in {@code port N}. */
    private static int port(Process process) throws IOException {
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            int at = line.lastIndexOf(" port ");
            if (at >= 0) {
                return Integer.parseInt(line.substring(at + 6));
            }
        }
        throw new IOException("the server ended before it listened, with " + process.destroyForcibly());
    }

    SocketAddress address(boolean tcp) {
        return tcp ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port) : UnixDomainSocketAddress.of(socket);
    }

    int port() {
        return port;
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
