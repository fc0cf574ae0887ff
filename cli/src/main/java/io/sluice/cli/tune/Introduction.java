package io.sluice.cli.tune;

import io.sluice.cli.support.OpenHost;
import io.sluice.objective.burst.HostInfo;
import java.util.ArrayList;
import java.util.List;

/** What is said of a host before anything runs on it. Stateless. */
final class Introduction {
    private Introduction() {}

    /** What it is, and what it lacks. */
    static List<String> lines(OpenHost host) {
        List<String> lines = new ArrayList<>();
        lines.add(host.simulated()
                .map(model ->
                        "simulated host: " + model.info().cores() + " cores; times of bursts are simulated seconds")
                .orElseGet(() -> real(host.bursts().info())));
        lines.add("stages: " + String.join(", ", host.bursts().gatedStages()));
        lines.addAll(host.gaps());
        return lines;
    }

    private static String real(HostInfo info) {
        return "host: kernel " + info.kernel() + ", " + info.cores() + " cores, cgroup " + info.cgroup();
    }
}
