package io.sluice.cli.support;

import io.sluice.limiter.file.LimitsFile;
import io.sluice.objective.burst.HostInfo;
import io.sluice.objective.sim.SimulatedHost;
import java.util.Optional;

/** Says that something comes from a model and not from a host. Stateless. */
public final class SimulationText {
    private static final String EXAMPLE = "paper-ipvtap";

    private SimulationText() {}

    /** The heading of a report on a model; empty for a host. */
    public static Optional<String> heading(HostInfo host) {
        return model(host.profile())
                .map(model -> "Simulated: model " + model + ", " + host.cores()
                        + " cores; times of bursts are simulated seconds");
    }

    /** The model that a limits file was found on; empty if that was a host, or is not said. */
    public static Optional<String> model(LimitsFile file) {
        return file.host().flatMap(host -> host.profile()).flatMap(SimulationText::model);
    }

    private static Optional<String> model(String profile) {
        return profile.startsWith(SimulatedHost.PROFILE_PREFIX)
                ? Optional.of(profile.substring(SimulatedHost.PROFILE_PREFIX.length()))
                : Optional.empty();
    }

    /** What to warn of before limits are used on another host, or model, than the model they were found on. */
    public static Optional<String> warning(Object name, LimitsFile file, HostInfo host) {
        return model(file)
                .filter(model -> !model(host.profile()).equals(Optional.of(model)))
                .map(model -> "warning: the limits in " + name + " were found on the model " + model
                        + ", not on what runs here");
    }

    /** A command that works where no real burst can run. */
    public static String example(String command) {
        return Program.name() + " " + command + " --simulate " + EXAMPLE;
    }
}
