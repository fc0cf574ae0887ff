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

    /** Name, in the run's directory, of where a run mounts net_prio if nobody else has. */
    static final String PRIVATE_NET_PRIO = "net_prio";

    private static final Placeholders NOTHING = new Placeholders(Map.of());

    /** Name of a run's group; what bears it belongs to that run. */
    static String groupName(String runId) {
        return "sluice-" + runId;
    }

    /** Makes the run's groups and keeps those that can be joined. */
    static Cgroups open(CgroupMounts mounts, CgroupChoice choice, Sandbox sandbox, RunDirectory directory)
            throws InterruptedException {
        List<String> v1 = new ArrayList<>();
        mounts.v1().forEach(path -> v1.add(path.toString()));
        if (mounts.netPrioHidden()) {
            v1.add(directory.file(PRIVATE_NET_PRIO).toString());
        }
        List<String> v2 = mounts.v2().map(path -> List.of(path.toString())).orElse(List.of());
        List<String> reasons = new ArrayList<>();
        for (CgroupChoice version : versions(choice)) {
            List<String> trees = version == CgroupChoice.V1 ? v1 : v2;
            List<String> groups = joinable(trees, sandbox, groupName(directory.id()), reasons);
            if (!groups.isEmpty()) {
                return new Cgroups(version == CgroupChoice.V1 ? "v1" : "v2", groups, "");
            }
        }
        return new Cgroups("none", List.of(), reason(choice, reasons));
    }

    private static List<CgroupChoice> versions(CgroupChoice choice) {
        return choice == CgroupChoice.AUTO ? List.of(CgroupChoice.V1, CgroupChoice.V2) : List.of(choice);
    }

    private static String reason(CgroupChoice choice, List<String> reasons) {
        String version = choice == CgroupChoice.AUTO ? "" : " of version " + (choice == CgroupChoice.V1 ? "1" : "2");
        return reasons.isEmpty()
                ? "no control-group tree" + version + " is mounted"
                : "no control-group tree" + version + " can be written by this user (" + reasons.get(0) + ")";
    }

    private static List<String> joinable(List<String> trees, Sandbox sandbox, String name, List<String> reasons)
            throws InterruptedException {
        List<String> joinable = new ArrayList<>();
        for (String tree : trees) {
            String group = tree + "/" + name;
            Optional<String> failure = probe(sandbox, group);
            if (failure.isEmpty()) {
                joinable.add(group);
            } else {
                reasons.add(tree + ": " + lastPart(failure.get()));
                var unused = sandbox.run(List.of(new Step.Rmdir(List.of(group))), NOTHING);
            }
        }
        return joinable;
    }

    private static Optional<String> probe(Sandbox sandbox, String group) throws InterruptedException {
        Step join = new Step.Run(
                List.of("sh", "-c", "printf 0 >\"$1\"", "join", group + "/cgroup.procs"), Optional.empty(), false);
        return sandbox.run(List.of(new Step.Mkdir(List.of(group)), join), NOTHING);
    }

    /** Of a program's complaint, what the kernel said. */
    private static String lastPart(String complaint) {
        return complaint.substring(complaint.lastIndexOf(": ") + 1).strip();
    }
}
