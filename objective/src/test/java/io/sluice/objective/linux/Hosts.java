package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.limiter.Limits;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.Startup;
import io.sluice.objective.profile.BuiltInProfiles;
import io.sluice.objective.profile.Profile;
import io.sluice.objective.profile.ProfileReader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Real hosts for tests. */
final class Hosts {

    private Hosts() {}

    static String builtInText() {
        return new BuiltInProfiles().text("netns-veth");
    }

    static LinuxBurstHost open() throws InterruptedException {
        return open(builtInText());
    }

    static LinuxBurstHost open(String profile) throws InterruptedException {
        return LinuxBurstHost.open(profile(profile), LinuxOptions.defaults());
    }

    static Profile profile(String text) {
        return new ProfileReader().read("test.yaml", text);
    }

    /** The built-in profile with a part of its text replaced, which must be there. */
    static String changed(String from, String to) {
        return replaced(builtInText(), from, to);
    }

    static String replaced(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalArgumentException("the profile does not hold: " + from);
        }
        return text.replace(from, to);
    }

    /** Profile with stages of this YAML text, each start of which has a network of its own and answers. */
    static String small(String stages) {
        return """
                schemaVersion: 1
                name: small
                description: a namespace with an address, and what a test adds
                programs: [ip, nsenter]
                network: 10.84.0.0/20
                setup:
                  - run: [ip, -batch, "-"]
                    stdin: |
                      link set lo up
                      link add br0 type bridge
                      addr add ${neighbour}/${prefix} dev br0
                      link set br0 up
                stages:
                  - name: Net
                    steps:
                      - run: [ip, netns, add, "c${index}"]
                      - run: [ip, -batch, "-"]
                        stdin: |
                          link add v${index} type veth peer name eth0 netns c${index}
                          link set v${index} master br0 up
                      - run: [nsenter, "--net=/run/netns/c${index}", ip, -batch, "-"]
                        stdin: |
                          addr add ${ip}/${prefix} dev eth0
                          link set eth0 up
                """ + stages + """
                afterBurst:
                  - run: [ip, -batch, "-"]
                    stdin: |
                      link set br0 arp off
                      link set br0 arp on
                ready: {answer: "${ip}", within: 10s}
                settle: {devicesGone: "v*"}
                """;
    }

    /** Skips a test, with the reason, where this host lacks what the profile needs under these options. */
    static void assumeAll(String text, LinuxOptions options) throws InterruptedException {
        List<String> lacking = RunResources.lacking(profile(text).with(options.settings()));
        assumeTrue(lacking.isEmpty(), () -> "SKIPPED: " + lacking);
    }

    static BurstResult burst(LinuxBurstHost host, int size) throws InterruptedException {
        return host.run(BurstRequest.of(size, Limits.unlimited()));
    }

    /** Why the starts of a burst failed. */
    static List<Startup.Failed> failures(BurstResult result) {
        return result.failures().stream()
                .map(startup -> (Startup.Failed) startup.outcome())
                .toList();
    }

    /** A time to sleep that no other process on this host asks for, by which a program can be found; minutes at least. */
    static String longTime(int seconds) {
        return seconds + "." + ProcessHandle.current().pid();
    }

    /** Waits until something is so; false if it is not after a minute. */
    static boolean soon(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(1_000_000);
        }
        return true;
    }

    /** Lets time pass, as what a test does next needs it; however long, the test must not depend on it. */
    static void pass(long nanos) {
        long start = System.nanoTime();
        for (long left = nanos; left > 0; left = nanos - (System.nanoTime() - start)) {
            LockSupport.parkNanos(left);
        }
    }
}
