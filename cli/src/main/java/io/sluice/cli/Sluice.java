package io.sluice.cli;

import io.sluice.cli.agent.AgentCommand;
import io.sluice.cli.asktell.AskTellCommand;
import io.sluice.cli.burst.BurstCommand;
import io.sluice.cli.host.CleanCommand;
import io.sluice.cli.host.DoctorCommand;
import io.sluice.cli.profiles.ProfileCommand;
import io.sluice.cli.prove.ProveCommand;
import io.sluice.cli.support.CliContext;
import io.sluice.cli.tune.TuneCommand;
import io.sluice.cli.validate.ValidateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code sluice} command itself: says what there is and leaves the work to its subcommands. */
@Command(
        name = "sluice",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        usageHelpWidth = 100,
        synopsisSubcommandLabel = "COMMAND",
        description = "Finds how many containers may be in each startup stage at once, and proves that it helps.",
        footer = {
            "",
            "To begin, on the host itself: sluice tune",
            "Where real bursts cannot run: sluice tune --simulate paper-ipvtap",
            "Exit codes: 0 done, 2 usage, 3 the host lacks something, 4 failed, 130 interrupted."
        })
public final class Sluice implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
    private CommandSpec spec;

    @Option(
            names = "--debug",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Print the stack trace of an error.")
    private boolean debug;

    /** The whole command line, in that world. */
    public static CommandLine commandLine(CliContext context) {
        Sluice root = new Sluice();
        CommandLine line = new CommandLine(root)
                .addSubcommand(new TuneCommand(context))
                .addSubcommand(new BurstCommand(context))
                .addSubcommand(new ProveCommand(context))
                .addSubcommand(new ValidateCommand())
                .addSubcommand(new AskTellCommand(context))
                .addSubcommand(new AgentCommand(context))
                .addSubcommand(new ProfileCommand())
                .addSubcommand(new DoctorCommand(context))
                .addSubcommand(new CleanCommand());
        line.setParameterExceptionHandler(new UsageErrors());
        line.setExecutionExceptionHandler(new ExecutionErrors(() -> root.debug));
        line.setUnmatchedOptionsArePositionalParams(false);
        line.setAbbreviatedOptionsAllowed(false);
        return line;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
