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
        HostInfo info = host.bursts().info();
        List<String> lines = new ArrayList<>();
        lines.add("host: kernel " + info.kernel() + ", " + info.cores() + " cores, cgroup " + info.cgroup());
        lines.add("stages: " + String.join(", ", host.bursts().gatedStages()));
        lines.addAll(host.gaps());
        return lines;
    }
}
