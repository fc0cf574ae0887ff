package io.sluice.cli.option;

import io.sluice.cli.support.Site;
import io.sluice.cli.support.Site.Simulation;
import io.sluice.cli.support.Site.ThisHost;
import io.sluice.objective.linux.LinuxOptions;
import io.sluice.objective.linux.LinuxOptions.CgroupChoice;
import io.sluice.objective.profile.Profile;
import io.sluice.objective.profile.Settings;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What runs the bursts, on every command that runs some. */
public final class HostOptions {

    @Option(
            names = "--profile",
            paramLabel = "P",
            description = "How a container is started: a built-in profile or the path of a YAML file"
                    + " (default: ${DEFAULT-VALUE}).")
    private String profile = "netns-veth";

    @Option(
            names = "--runtime",
            paramLabel = "R",
            converter = RuntimeConverter.class,
            description =
                    "What a container is: process, or where the profile has them runc or qemu (default: process).")
    private Optional<String> runtime = Optional.empty();

    @Option(
            names = "--cgroup",
            paramLabel = "v1|v2",
            converter = CgroupConverter.class,
            description = "Which control groups (default: v1 where it has anything of use, else v2).")
    private CgroupChoice cgroup = CgroupChoice.AUTO;

    @Option(
            names = "--max-failed",
            paramLabel = "K",
            converter = Count.class,
            description = "Failed starts that a burst may have and still count (default: ${DEFAULT-VALUE}).")
    private int maxFailed;

    @Mixin
    private final NetworkOptions network = new NetworkOptions();

    @Option(
            names = "--simulate",
            paramLabel = "MODEL",
            description = "Run the bursts of a model instead of real ones, on any machine and without root: a built-in"
                    + " model, such as paper-ipvtap, or the path of a YAML file. All of them: sluice profile list.")
    private Optional<String> simulate = Optional.empty();

    /**
     * Where bursts run; {@code ProfileException} or {@code ModelException} if what it is made from cannot be had,
     * {@code CommandFailure} if the profile lacks a setting that was asked for.
     *
     * @param seed of the drift of a model
     */
    public Site site(long seed) {
        return simulate.<Site>map(model -> new Simulation(ModelFinder.find(model), seed))
                .orElseGet(this::thisHost);
    }

    private Site thisHost() {
        Profile found = ProfileFinder.find(profile);
        Settings settings = network.addTo(settings(), found);
        return new ThisHost(found.with(settings), new LinuxOptions(cgroup, settings));
    }

    /** Only what was asked for; a process is what every profile starts, whether or not it offers something else. */
    private Settings settings() {
        return runtime.filter(name -> !name.equals("process"))
                .map(name -> Settings.none().with(Settings.RUNTIME, name))
                .orElseGet(Settings::none);
    }

    /** Whether bursts are simulated. */
    public boolean simulated() {
        return simulate.isPresent();
    }

    /** A burst with more failed starts does not count. */
    public int maxFailed() {
        return maxFailed;
    }
}
