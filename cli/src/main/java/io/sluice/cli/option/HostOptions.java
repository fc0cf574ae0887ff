package io.sluice.cli.option;

import io.sluice.objective.linux.LinuxOptions;
import io.sluice.objective.linux.LinuxOptions.CgroupChoice;
import io.sluice.objective.profile.Profile;
import picocli.CommandLine.Option;

/** How real bursts are run, on every command that runs some. */
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
            description = "What a container is; today only: process.")
    private String runtime = "process";

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

    /** The profile; {@code ProfileException} if it cannot be had. */
    public Profile profile() {
        return ProfileFinder.find(profile);
    }

    /** What a container is. */
    public String runtime() {
        return runtime;
    }

    /** Settings of the host. */
    public LinuxOptions linux() {
        return new LinuxOptions(cgroup);
    }

    /** A burst with more failed starts does not count. */
    public int maxFailed() {
        return maxFailed;
    }
}
