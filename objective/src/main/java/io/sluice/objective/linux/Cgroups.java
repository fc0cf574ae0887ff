package io.sluice.objective.linux;

import io.sluice.objective.linux.LinuxOptions.CgroupChoice;
import io.sluice.objective.profile.Placeholders;
import io.sluice.objective.profile.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The control groups of one run: a group of the run's own in every tree where groups can be made and joined, below which
 * startups make theirs.
 *
 * @param version {@code v1}, {@code v2} or {@code none}
 * @param groups paths of the run's groups, as the run's namespaces see them
 * @param reason why there is none; empty if there are some
 */
record Cgroups(String version, List<String> groups, String reason) {

    /** Name of a run's group; what bears it belongs to that run. */
    static String groupName(String runId) {
        return "sluice-" + runId;
    }

    /** Makes the run's groups and keeps those that can be joined. */
    static Cgroups open(CgroupMounts mounts, CgroupChoice choice, Sandbox sandbox, String runId)
            throws InterruptedException {
        List<String> v1 = new ArrayList<>();
        mounts.v1().forEach(path -> v1.add(path.toString()));
        if (mounts.netPrioHidden()) {
            v1.add(Cleaner.PRIVATE_NET_PRIO);
        }
        Attempt first = choice == CgroupChoice.V2 ? new Attempt(List.of(), "") : attempt(v1, sandbox, runId);
        if (!first.groups().isEmpty()) {
            return new Cgroups("v1", first.groups(), "");
        }
        List<String> v2 = mounts.v2().map(path -> List.of(path.toString())).orElse(List.of());
        Attempt second = choice == CgroupChoice.V1 ? new Attempt(List.of(), "") : attempt(v2, sandbox, runId);
        if (!second.groups().isEmpty()) {
            return new Cgroups("v2", second.groups(), "");
        }
        String tried = (first.reason() + " " + second.reason()).strip();
        return new Cgroups("none", List.of(), tried.isEmpty() ? "no control-group tree is mounted" : tried);
    }

    private record Attempt(List<String> groups, String reason) {}

    private static Attempt attempt(List<String> trees, Sandbox sandbox, String runId) throws InterruptedException {
        List<String> joined = new ArrayList<>();
        String reason = "";
        for (String tree : trees) {
            String group = tree + "/" + groupName(runId);
            Optional<String> failure = probe(sandbox, group);
            if (failure.isEmpty()) {
                joined.add(group);
            } else {
                reason = failure.get();
                remove(sandbox, group);
            }
        }
        return new Attempt(joined, reason);
    }

    private static Optional<String> probe(Sandbox sandbox, String group) throws InterruptedException {
        String join = "printf 0 >\"$1\"";
        return sandbox.run(
                List.of(
                        new Step.Mkdir(List.of(group)),
                        new Step.Run(
                                List.of("sh", "-c", join, "join", group + "/cgroup.procs"), Optional.empty(), false)),
                new Placeholders(Map.of()));
    }

    private static void remove(Sandbox sandbox, String group) throws InterruptedException {
        var unused = sandbox.run(List.of(new Step.Rmdir(List.of(group))), new Placeholders(Map.of()));
    }

    /** Removes the run's groups, which are empty by now. */
    void close(Sandbox sandbox) throws InterruptedException {
        for (String group : groups) {
            remove(sandbox, group);
        }
    }
}
