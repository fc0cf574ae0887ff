package io.sluice.cli.profiles;

import io.sluice.cli.option.ProfileFinder;
import io.sluice.cli.support.CommandFailure;
import io.sluice.objective.profile.BuiltInProfiles;
import io.sluice.objective.profile.Profile;
import io.sluice.objective.profile.ProfileReader;
import io.sluice.objective.profile.Settings;
import io.sluice.objective.profile.Stage;
import io.sluice.objective.sim.BuiltInModels;
import io.sluice.objective.sim.PipelineModelReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
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
        description = "Lists, shows and checks profiles (how a host starts a container, stage by stage) and models of"
                + " hosts (for --simulate).")
public final class ProfileCommand implements Runnable {
    private final BuiltInProfiles builtIn = new BuiltInProfiles();
    private final BuiltInModels models = new BuiltInModels();

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
            description = "Names the built-in profiles, the default first, and the built-in models.")
    void list() {
        list(
                "Profiles for --profile",
                builtIn.names(),
                name -> builtIn.load(name).description());
        out().println();
        list("Models for --simulate", models.names(), name -> models.load(name).description());
    }

    private void list(String heading, List<String> names, UnaryOperator<String> description) {
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        out().println(heading);
        names.forEach(
                name -> out().println("  " + name + " ".repeat(width - name.length() + 2) + description.apply(name)));
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 100,
            description = "Prints a built-in profile or model as the YAML that it is: a start for one of your own.")
    void show(@Parameters(paramLabel = "NAME", description = "As in: sluice profile list.") String name) {
        out().print(text(name));
        out().flush();
    }

    private String text(String name) {
        if (models.names().contains(name)) {
            return models.text(name);
        }
        if (builtIn.names().contains(name)) {
            return builtIn.text(name);
        }
        throw CommandFailure.usage("there is no built-in profile or model '" + name + "': profiles are "
                + String.join(", ", builtIn.names()) + "; models are " + String.join(", ", models.names()));
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 100,
            description = "Reads a profile or a model and says what is in it, or what is wrong with it and where.")
    void check(
            @Parameters(
                            paramLabel = "FILE",
                            description = "A YAML file of your own, or a name as in: sluice profile list.")
                    String typed) {
        if (models.names().contains(typed)) {
            out().print(new ModelText(typed, models.load(typed)));
        } else if (builtIn.names().contains(typed) || !Files.exists(Path.of(typed))) {
            print(typed, ProfileFinder.find(typed));
        } else if (ModelText.isIn(Path.of(typed))) {
            out().print(new ModelText(typed, new PipelineModelReader().read(Path.of(typed))));
        } else {
            print(typed, new ProfileReader().read(Path.of(typed)));
        }
    }

    private void print(String label, Profile profile) {
        out().println(label + ": good, profile " + profile.name());
        out().println("stages: "
                + profile.stages().stream().map(ProfileCommand::stage).collect(Collectors.joining(", ")));
        out().println("needs programs: "
                + (profile.programs().isEmpty() ? "none" : String.join(", ", profile.programs())));
        profile.runtimes().stream().skip(1).forEach(runtime -> out().println(moreWith(runtime, profile)));
        if (!profile.devices().isEmpty()) {
            out().println("needs devices: "
                    + profile.devices().stream().map(Profile.Device::kind).collect(Collectors.joining(", ")));
        }
        out().println("starts at once: up to " + profile.capacity());
    }

    private static String moreWith(String runtime, Profile profile) {
        Profile other = profile.with(Settings.none().with(Settings.RUNTIME, runtime));
        String more = other.programs().stream()
                .filter(program -> !profile.programs().contains(program))
                .collect(Collectors.joining(", "));
        return "  with --runtime " + runtime + ": " + (more.isEmpty() ? "no other" : "also " + more);
    }

    private static String stage(Stage stage) {
        return stage.gated() ? stage.name() : stage.name() + " (no gate)";
    }
}
