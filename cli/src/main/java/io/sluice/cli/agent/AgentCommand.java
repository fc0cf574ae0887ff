package io.sluice.cli.agent;

import io.sluice.agent.Agent;
import io.sluice.agent.AgentOptions;
import io.sluice.agent.net.AgentException;
import io.sluice.cli.support.CliContext;
import io.sluice.cli.support.CommandFailure;
import io.sluice.cli.support.ExitCode;
import io.sluice.limiter.live.LiveStatus;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice agent}. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        description = "Gives permits for startup stages to every program on this host, over HTTP.",
        footer = {"", "Runs until it is stopped (Ctrl-C, kill). The calls it answers: docs/agent.md."})
public final class AgentCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
    private CommandSpec spec;

    @Option(
            names = "--limits",
            paramLabel = "FILE",
            description = "The limits to enforce, as sluice tune writes them; changes of the file take effect at once."
                    + " Without it nothing is limited until PUT /v1/limits.")
    private Optional<Path> limits = Optional.empty();

    @Mixin
    private final SocketOptions sockets = new SocketOptions();

    private final CliContext context;

    /** In that world. */
    public AgentCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        AgentOptions options = sockets.options(System.getenv());
        options = limits.map(options::withLimits).orElse(options);
        try (Agent agent = start(options)) {
            tell(agent);
            context.interruption().interruptibly(() -> {
                new CountDownLatch(1).await();
                return ExitCode.DONE;
            });
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED;
        }
        return ExitCode.DONE;
    }

    private static Agent start(AgentOptions options) {
        try {
            return Agent.start(options);
        } catch (AgentException e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        }
    }

    private void tell(Agent agent) {
        PrintWriter out = spec.commandLine().getOut();
        LiveStatus status = agent.limits();
        status.problem()
                .ifPresent(problem -> spec.commandLine()
                        .getErr()
                        .println("sluice: WARNING: " + problem
                                + "\nsluice: WARNING: nothing is limited until the file is good"));
        out.println("limits: " + status.limits());
        out.println("listening on " + agent.socket() + ", mode " + sockets.mode());
        agent.tcpAddress()
                .ifPresent(address -> out.println(
                        "listening on " + address.getAddress().getHostAddress() + " port " + address.getPort()));
        out.flush();
    }
}
