package io.sluice.cli.support;

import io.sluice.objective.linux.LinuxOptions;
import io.sluice.objective.profile.Profile;
import io.sluice.objective.sim.PipelineModel;
import io.sluice.objective.sim.SimulatedHost;
import java.util.List;
import java.util.stream.Collectors;

/** Where bursts run: on this host, or on a model of one. */
public sealed interface Site {

    /**
     * Makes it ready for bursts of that size.
     *
     * @throws CommandFailure if it lacks something, or cannot hold such a burst
     * @throws InterruptedException if stopped from outside; nothing is left then
     */
    OpenHost open(CliContext context, int burst) throws InterruptedException;

    /** What it is, such as {@code profile netns-veth, runtime runc}. */
    String title();

    /** Startups of a burst where nothing else is said. */
    int defaultBurst();

    /**
     * This very host.
     *
     * @param profile how a container is started
     * @param options settings
     */
    record ThisHost(Profile profile, LinuxOptions options) implements Site {
        /** Whatever the profile. */
        public static final int DEFAULT_BURST = 100;

        @Override
        public OpenHost open(CliContext context, int burst) throws InterruptedException {
            return Hosts.open(context, profile, options, burst);
        }

        @Override
        public String title() {
            String chosen = options.settings().values().entrySet().stream()
                    .map(setting -> ", " + setting.getKey() + " " + setting.getValue())
                    .collect(Collectors.joining());
            return "profile " + profile.name() + chosen;
        }

        @Override
        public int defaultBurst() {
            return DEFAULT_BURST;
        }
    }

    /**
     * A model of a host; nothing of this host is used.
     *
     * @param model of what
     * @param seed of the drift
     */
    record Simulation(PipelineModel model, long seed) implements Site {

        @Override
        public OpenHost open(CliContext context, int burst) {
            if (burst > PipelineModel.MAX_BURST) {
                throw CommandFailure.usage("--burst is " + burst + ": a simulated burst has at most "
                        + PipelineModel.MAX_BURST + " startups; give a smaller one");
            }
            return new OpenHost(new SimulatedHost(model, seed), List.of());
        }

        @Override
        public String title() {
            return "simulated model " + model.name();
        }

        @Override
        public int defaultBurst() {
            return model.burst();
        }
    }
}
