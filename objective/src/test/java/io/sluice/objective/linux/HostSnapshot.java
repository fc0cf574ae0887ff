package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of a host bursts could change, as lines of text. What others do on the same host is left out as far as it can be
 * told: other runs of Sluice, as long as they are alive, services and containers with their control groups, mounts for
 * temporary files.
 *
 * @param network the host's own network
 * @param rest mounts, names below /run, control groups, processes of runs
 * @param namespaces of the processes that this one has started and of all processes of runs
 */
record HostSnapshot(List<String> network, List<String> rest, Set<String> namespaces) {

    /** Values that change by themselves on a host that nobody touches. */
    private static final Set<String> VOLATILE = Set.of(
            // connections that are tracked at this instant
            "nf_conntrack_count",
            // drawn anew by the kernel, and not readable everywhere
            "stable_secret");

    private static final Pattern RUN_ID = Pattern.compile("(?:run|sluice)-([0-9a-f]{8})\\b");

    /** Groups that a service manager makes and removes at any time, for logins as for services. */
    private static final Pattern SERVICE = Pattern.compile("[.](scope|service|slice|socket|mount|swap)(/|$)");

    /** Groups that engines of containers make and remove at any time, each named by a long id. */
    private static final Pattern CONTAINER = Pattern.compile("/[0-9a-f]{32,}(/|$)");

    static HostSnapshot take() {
        Set<String> others = new HashSet<>(otherRuns());
        List<String> network = hostNetwork();
        Map<Long, String> runs = runsOfProcesses();
        List<String> names = names();
        Map<Long, Set<String>> namespaces = namespaces(runs);
        // Also those that have begun meanwhile.
        others.addAll(otherRuns());
        Set<String> kept = new TreeSet<>();
        namespaces.forEach((pid, own) -> {
            if (!others.contains(runs.getOrDefault(pid, ""))) {
                kept.addAll(own);
            }
        });
        return new HostSnapshot(network, rest(names, runs, others), kept);
    }

    /** Fails if the host is not soon again as in this snapshot; the kernel needs a moment to dismantle namespaces. */
    void requireSameSoon() {
        HostSnapshot now = take();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!sameAs(now) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(10_000_000);
            now = take();
        }
        assertEquals(String.join("\n", network), String.join("\n", now.network()));
        assertEquals(String.join("\n", rest), String.join("\n", now.rest()));
        Set<String> more = new TreeSet<>(now.namespaces());
        more.removeAll(namespaces);
        assertEquals(Set.of(), more, "namespaces that were not there before");
    }

    private boolean sameAs(HostSnapshot now) {
        return now.network().equals(network) && now.rest().equals(rest) && namespaces.containsAll(now.namespaces());
    }

    /** The host's own network: devices, addresses, routes, rules, neighbours, queues, packet filters, sysctls. */
    static List<String> hostNetwork() {
        List<String> lines = new ArrayList<>();
        for (String command : List.of(
                "ip -d addr",
                "ip -d link",
                "ip -d route show table all",
                "ip -6 -d route show table all",
                "ip rule",
                "ip -6 rule",
                "tc qdisc show",
                "nft list ruleset",
                "iptables-save",
                "ip -d neigh")) {
            lines.add("# " + command);
            // Remaining lifetimes count down, and a neighbour's state goes with its traffic.
            output(command)
                    .lines()
                    .map(line -> line.replaceAll("(valid_lft|preferred_lft|expires) \\S+", "$1 -")
                            .replaceAll(" (REACHABLE|STALE|DELAY|PROBE)\\b", "")
                            .replaceAll(" (ref|used|probes) \\S+", ""))
                    .filter(line -> !line.startsWith("#"))
                    .filter(line -> !command.equals("ip -d neigh") || concernsBursts(line))
                    .forEach(lines::add);
        }
        lines.addAll(sysctls());
        return lines;
    }

    /** The kernel learns and forgets other neighbours as the host's own traffic goes. */
    private static boolean concernsBursts(String neighbour) {
        return neighbour.matches("10\\.8[3-9]\\..*") // the networks of the built-in profiles
                || neighbour.contains("PERMANENT")
                || neighbour.contains("NOARP");
    }

    private static String output(String command) {
        String program = command.substring(0, command.indexOf(' ') < 0 ? command.length() : command.indexOf(' '));
        if (HostAccess.which(program).isEmpty()) {
            return "not installed";
        }
        try {
            Process process = HostAccess.builder(List.of("sh", "-c", command)).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(30, TimeUnit.SECONDS);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code sysctl -a} for net. */
    private static List<String> sysctls() {
        try (Stream<Path> files = Files.walk(Path.of("/proc/sys/net"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !VOLATILE.contains(String.valueOf(file.getFileName())))
                    .sorted()
                    .map(file -> file + " = " + content(file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "unreadable";
        }
    }

    private static List<String> rest(List<String> names, Map<Long, String> runs, Set<String> others) {
        List<String> lines = new ArrayList<>();
        lines.add("# mounts");
        String temporary = " " + System.getProperty("java.io.tmpdir") + "/";
        content(Path.of("/proc/self/mountinfo"))
                .lines()
                .filter(line -> !line.contains(temporary))
                .forEach(lines::add);
        lines.add("# names");
        names.stream()
                .filter(name -> others.isEmpty() || !name.equals("/run/sluice"))
                .filter(name -> RUN_ID.matcher(name).results().noneMatch(id -> others.contains(id.group(1))))
                .sorted()
                .forEach(lines::add);
        lines.add("# processes of runs");
        runs.forEach((pid, run) -> {
            if (!others.contains(run)) {
                lines.add(pid + " " + content(Path.of("/proc/" + pid + "/cmdline")));
            }
        });
        return lines;
    }

    /** The character devices that the kernel lists for macvtaps and ipvtaps. */
    static List<String> tapNodes() {
        try (Stream<Path> files = Files.list(Path.of("/dev"))) {
            return files.map(Path::toString)
                    .filter(file -> file.startsWith("/dev/tap"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Long, Set<String>> namespaces(Map<Long, String> runs) {
        Set<Long> pids = new HashSet<>(runs.keySet());
        pids.add(ProcessHandle.current().pid());
        ProcessHandle.current().descendants().forEach(process -> pids.add(process.pid()));
        Map<Long, Set<String>> namespaces = new HashMap<>();
        for (long pid : pids) {
            Set<String> own = namespaces.computeIfAbsent(pid, unused -> new TreeSet<>());
            for (String kind : List.of("net", "mnt", "pid", "user")) {
                addLink(Path.of("/proc/" + pid + "/ns/" + kind), own);
            }
        }
        return namespaces;
    }

    private static void addLink(Path link, Set<String> targets) {
        try {
            targets.add(Files.readSymbolicLink(link).toString());
        } catch (IOException e) {
            // The process has just ended.
        }
    }

    /** In /run, those places that a burst may touch; and all control groups but those of services and containers of others. */
    private static List<String> names() {
        List<String> names = new ArrayList<>();
        try (Stream<Path> top = Files.list(Path.of("/run"))) {
            top.map(Path::toString).forEach(names::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List.of("sluice", "netns", "mount").forEach(name -> collect(Path.of("/run", name), names));
        List<String> groups = new ArrayList<>();
        collect(Path.of("/sys/fs/cgroup"), groups);
        groups.stream()
                .filter(name -> Files.isDirectory(Path.of(name)))
                .filter(name -> name.contains("sluice-") || !isOfOthers(name))
                .forEach(names::add);
        return names;
    }

    private static boolean isOfOthers(String group) {
        return SERVICE.matcher(group).find() || CONTAINER.matcher(group).find();
    }

    private static void collect(Path directory, List<String> names) {
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(file -> {
                names.add(file.toString());
                if (Files.isDirectory(file) && !Files.isSymbolicLink(file)) {
                    collect(file, names);
                }
            });
        } catch (IOException | UncheckedIOException e) {
            // It has just been removed by whoever made it, or nobody may look into it.
        }
    }

    /** Ids of the runs that are alive now; a test compares only when its own runs are not. */
    private static Set<String> otherRuns() {
        try {
            return Set.copyOf(new Cleaner().clean(true).alive());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Pids of processes that belong to a run, with the run's id. */
    private static Map<Long, String> runsOfProcesses() {
        Map<Long, String> runs = new TreeMap<>();
        ProcessHandle.allProcesses().forEach(process -> {
            String all = content(Path.of("/proc/" + process.pid() + "/environ"));
            for (String variable : all.split("\0", -1)) {
                if (variable.startsWith(Cleaner.RUN_VARIABLE + "=")) {
                    runs.put(process.pid(), variable.substring(Cleaner.RUN_VARIABLE.length() + 1));
                }
            }
        });
        return runs;
    }

    /** Processes whose command line holds this text, itself excluded. */
    static List<String> running(String text) {
        return ProcessHandle.allProcesses()
                .map(process ->
                        content(Path.of("/proc/" + process.pid() + "/cmdline")).replace('\0', ' '))
                .filter(line -> line.contains(text))
                .toList();
    }
}
