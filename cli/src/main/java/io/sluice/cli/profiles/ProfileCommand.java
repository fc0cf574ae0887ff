package io.sluice.cli.profiles;

import io.sluice.objective.profile.BuiltInProfiles;
import io.sluice.objective.profile.Profile;
import io.sluice.objective.profile.ProfileReader;
import io.sluice.objective.profile.Stage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice profile list}, {@code show} and {@code check}. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        description = "Lists, shows and checks profiles: how a host starts a container, stage by stage.")
public final class ProfileCommand implements Runnable {
    private final BuiltInProfiles builtIn = new BuiltInProfiles();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "profile does nothing by itself: list, show NAME or check FILE is allowed");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 100,
            description = "Names the built-in profiles, the default first.")
    void list() {
        int width = builtIn.names().stream().mapToInt(String::length).max().orElse(0);
        for (String name : builtIn.names()) {
            out().println(name
                    + " ".repeat(width - name.length() + 2)
                    + builtIn.load(name).description());
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 100,
            description = "Prints a built-in profile as the YAML that it is: a start for one of your own.")
    void show(@Parameters(paramLabel = "NAME", description = "As in: sluice profile list.") String name) {
        out().print(builtIn.text(name));
        out().flush();
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 100,
            description = "Reads a profile of your own and says what is in it, or what is wrong with it and where.")
    void check(@Parameters(paramLabel = "FILE", description = "A YAML file.") Path file) {
        Profile profile = new ProfileReader().read(file);
        out().println(file + ": good, profile " + profile.name());
        out().println("stages: "
                + profile.stages().stream().map(ProfileCommand::stage).collect(Collectors.joining(", ")));
        out().println("needs programs: "
                + (profile.programs().isEmpty() ? "none" : String.join(", ", profile.programs())));
    }

    private static String stage(Stage stage) {
        return stage.gated() ? stage.name() : stage.name() + " (no gate)";
    }
}
