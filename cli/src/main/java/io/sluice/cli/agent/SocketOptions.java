package io.sluice.cli.agent;

import io.sluice.agent.AgentOptions;
import io.sluice.agent.net.ListenAddress;
import io.sluice.agent.net.SocketAccess;
import io.sluice.cli.support.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Where an agent listens, and to whom. */
final class SocketOptions {
    private static final String VARIABLE = "SLUICE_SOCKET";
    private static final String DEFAULT_SOCKET = "/run/sluice/agent.sock";

    @Option(
            names = "--socket",
            paramLabel = "PATH",
            description = "The unix socket (default: $$" + VARIABLE + ", else " + DEFAULT_SOCKET + ").")
    private Optional<Path> socket = Optional.empty();

    @Option(
            names = "--socket-mode",
            paramLabel = "MODE",
            description = "Its mode: who may write may connect (default: ${DEFAULT-VALUE}).")
    private String mode = "0600";

    @Option(
            names = "--socket-owner",
            paramLabel = "USER[:GROUP]",
            description = "Its owner, by name or number (default: whoever runs the agent).")
    private Optional<String> owner = Optional.empty();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Listen over TCP too; any address but a loopback one needs --token-file.")
    private Optional<String> listen = Optional.empty();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "A file with the token that changes of limits, and every call from the network, must present.")
    private Optional<Path> tokenFile = Optional.empty();

    /** What was asked for, in that environment. */
    AgentOptions options(Map<String, String> environment) {
        Path path = socket.orElseGet(() -> Path.of(environment.getOrDefault(VARIABLE, DEFAULT_SOCKET)));
        AgentOptions options = AgentOptions.at(path).withAccess(checked(() -> SocketAccess.parse(mode, owner)));
        if (listen.isPresent()) {
            ListenAddress address = checked(() -> ListenAddress.parse(listen.get()));
            if (!address.isLoopback() && tokenFile.isEmpty()) {
                throw CommandFailure.usage("--listen " + listen.get()
                        + " lets other hosts in: give a token with --token-file, or listen on a loopback address");
            }
            options = options.withListen(address);
        }
        return tokenFile.isPresent() ? options.withToken(token(tokenFile.get())) : options;
    }

    /** As it was typed. */
    String mode() {
        return mode;
    }

    private static <T> T checked(Supplier<T> parsed) {
        try {
            return parsed.get();
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private static String token(Path file) {
        try {
            String token = Files.readString(file).strip();
            if (token.isEmpty()) {
                throw CommandFailure.usage("the token file " + file + " is empty: write the token into it");
            }
            return token;
        } catch (IOException e) {
            throw CommandFailure.usage("the token file " + file + " cannot be read: " + e);
        }
    }
}
