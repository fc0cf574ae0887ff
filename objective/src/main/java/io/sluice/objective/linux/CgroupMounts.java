package io.sluice.objective.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Control-group trees of this host in which a run's groups could be made. Immutable.
 *
 * @param v1 directory of each hierarchy of version 1 that is of use, one a controller
 * @param v2 directory in the tree of version 2, where there is one
 * @param netPrioHidden whether the kernel has net_prio and nobody has mounted it
 */
record CgroupMounts(List<Path> v1, Optional<Path> v2, boolean netPrioHidden) {

    /** The controllers of version 1 that a container engine joins and that need no preparation. */
    private static final Set<String> CONTROLLERS =
            Set.of("cpu", "memory", "pids", "freezer", "devices", "blkio", "net_prio");

    private record Mount(Path point, String type, List<String> options) {}

    /** Those of the current process. */
    static CgroupMounts current(boolean root) {
        List<Mount> mounts = mounts();
        List<Path> v1 = new ArrayList<>();
        Optional<Path> v2 = Optional.empty();
        boolean netPrioMounted = false;
        for (Mount mount : mounts) {
            if (mount.type().equals("cgroup2") && v2.isEmpty()) {
                v2 = Optional.of(root ? mount.point() : ownGroup(mount.point()));
            } else if (mount.type().equals("cgroup") && mount.options().stream().anyMatch(CONTROLLERS::contains)) {
                v1.add(mount.point());
                netPrioMounted |= mount.options().contains("net_prio");
            }
        }
        return new CgroupMounts(List.copyOf(v1), v2, root && !netPrioMounted && !v1.isEmpty() && kernelHasNetPrio());
    }

    private static List<Mount> mounts() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/mountinfo"))) {
            return lines.map(CgroupMounts::mount)
                    .filter(mount -> mount.type().startsWith("cgroup"))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** A line: id parent device root POINT options fields... - TYPE source SUPEROPTIONS. */
    private static Mount mount(String line) {
        String[] halves = line.split(" - ", 2);
        String[] left = halves[0].split(" ", -1);
        String[] right = halves[1].split(" ", -1);
        return new Mount(Path.of(left[4].replace("\\040", " ")), right[0], Arrays.asList(right[2].split(",", -1)));
    }

    private static Path ownGroup(Path mount) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/cgroup"))) {
            return lines.filter(line -> line.startsWith("0::/"))
                    .map(line -> mount.resolve(line.substring("0::/".length())))
                    .findFirst()
                    .orElse(mount);
        } catch (IOException e) {
            return mount;
        }
    }

    private static boolean kernelHasNetPrio() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cgroups"))) {
            return lines.anyMatch(line -> line.startsWith("net_prio") && line.endsWith("1"));
        } catch (IOException e) {
            return false;
        }
    }
}
