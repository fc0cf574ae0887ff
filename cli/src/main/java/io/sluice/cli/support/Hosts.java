package io.sluice.cli.support;

import io.sluice.objective.linux.HostUnsupportedException;
import io.sluice.objective.linux.LinuxOptions;
import io.sluice.objective.profile.Profile;
import java.util.stream.Collectors;

/** Opens a host for a command. Stateless. */
public final class Hosts {
    private Hosts() {}

    /**
     * Opens it for bursts of that size.
     *
     * @throws CommandFailure if the host lacks something, or cannot hold such a burst
     * @throws InterruptedException if stopped from outside; nothing is left then
     */
    public static OpenHost open(CliContext context, Profile profile, LinuxOptions options, int burst)
            throws InterruptedException {
        try {
            OpenHost host =
                    context.interruption().interruptibly(() -> context.hosts().open(profile, options));
            requireCapacity(host, profile, burst);
            return host;
        } catch (HostUnsupportedException e) {
            throw CommandFailure.host(lacking(e));
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("opening a host throws nothing else", e);
        }
    }

    /** Every reason on a line of its own. */
    public static String lacking(HostUnsupportedException exception) {
        return exception.reasons().stream()
                .map(reason -> "\n  - " + reason)
                .collect(Collectors.joining(
                        "",
                        "this host cannot run real bursts:",
                        "\nAll it offers: " + Program.name()
                                + " doctor\nA model of a host runs anywhere. Paste one of:\n\n"
                                + SimulationText.example("burst") + "\n" + SimulationText.example("tune")));
    }

    private static void requireCapacity(OpenHost host, Profile profile, int burst) {
        int capacity = host.bursts().capacity();
        if (burst > capacity) {
            host.close();
            throw CommandFailure.usage("--burst is " + burst + ": the network of profile " + profile.name()
                    + " has addresses for " + capacity
                    + "; give a smaller burst, or a profile with a larger network");
        }
    }
}
