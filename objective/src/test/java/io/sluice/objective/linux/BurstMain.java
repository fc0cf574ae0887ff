package io.sluice.objective.linux;

import io.sluice.limiter.Limits;
import io.sluice.objective.burst.BurstException;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.profile.BuiltInProfiles;
import io.sluice.objective.profile.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Runs bursts in a process of its own and tells of each on a line.
 *
 * <p>Arguments: starts a burst, how many bursts, and if not process, the runtime; the system property {@code profile}: one other
 * than the default.
 */
final class BurstMain {

    private BurstMain() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        int size = Integer.parseInt(arguments[0]);
        int bursts = Integer.parseInt(arguments[1]);
        try (LinuxBurstHost host = LinuxBurstHost.open(new BuiltInProfiles().load(profile()), options(arguments))) {
            System.out.println("open " + host.info().cgroup());
            System.out.println("mine " + ownRun());
            host.missing()
                    .forEach(missing -> System.out.println("missing " + missing.stage() + ": " + missing.reason()));
            for (int i = 1; i <= bursts; i++) {
                var result = host.run(BurstRequest.of(size, Limits.unlimited()));
                System.out.println("burst " + i + " of " + result.size() + " failed "
                        + result.failures().size() + " stages "
                        + result.startups().get(0).spans().stream()
                                .map(span -> span.stage())
                                .toList());
            }
        } catch (HostUnsupportedException | BurstException | IllegalArgumentException e) {
            System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
        }
        System.out.println("closed");
    }

    private static String profile() {
        return System.getProperty("profile", "netns-veth");
    }

    private static LinuxOptions options(String... arguments) {
        Settings settings =
                arguments.length < 3 ? Settings.none() : Settings.none().with(Settings.RUNTIME, arguments[2]);
        return new LinuxOptions(LinuxOptions.CgroupChoice.AUTO, settings);
    }

    /** Of all runs of the host, the one whose pipe this process has open. */
    private static String ownRun() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .map(BurstMain::target)
                    .filter(target -> target.matches(".*/run-[0-9a-f]{8}/out"))
                    .map(target -> target.replaceAll(".*/run-([0-9a-f]{8})/out", "$1"))
                    .findFirst()
                    .orElse("none");
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
