package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.StageSpan;
import io.sluice.objective.burst.Startup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RequiresRoot
class RealBurstTest {

    private static final List<String> STAGES = List.of("NetNS", "AddCNI", "Cgroup", "AttachIf", "StartVM");

    private static @Nullable LinuxBurstHost shared;

    @BeforeAll
    static void open() throws InterruptedException {
        shared = Hosts.open();
    }

    @AfterAll
    static void close() {
        host().close();
    }

    private static LinuxBurstHost host() {
        if (shared == null) {
            throw new IllegalStateException("not open");
        }
        return shared;
    }

    @Test
    void burst_allReachable_throughFiveStagesInOrder() throws InterruptedException {
        BurstResult result = Hosts.burst(host(), 12);
        assertEquals(List.of(), result.failures());
        assertEquals(12, result.size());
        assertEquals(STAGES, result.stages());
        assertFalse(result.cutOff());
        for (int i = 0; i < 12; i++) {
            Startup startup = result.startups().get(i);
            assertEquals(i, startup.index());
            requireConsistent(startup);
        }
        assertEquals(result.makespan(), result.elapsed());
        assertTrue(result.teardown().total() > 0);
        assertTrue(result.cpu().total() > 0);
        assertTrue(result.cpu().spawning() > 0
                && result.cpu().spawning() < result.cpu().driver());
        assertEquals("netns-veth", result.host().profile());
    }

    /**
     * All starts queue before the first command is written. The scheduler may take the processor away in between, but
     * hardly in every one of twenty bursts; a release that waits for anything is late in each.
     */
    @Test
    void release_queuesAllStarts_withinMilliseconds() throws InterruptedException {
        double best = Double.MAX_VALUE;
        for (int attempt = 0; attempt < 20 && best > 0.005; attempt++) {
            BurstResult result = Hosts.burst(host(), 12);
            List<StageSpan> first = spans(result, "NetNS");
            long queued = first.stream().mapToLong(StageSpan::queued).max().orElseThrow();
            long left = first.stream().mapToLong(StageSpan::left).min().orElseThrow();
            assertTrue(queued < left, "queued after " + queued + " ns, when one had left after " + left + " ns");
            assertTrue(result.releaseSpread() >= 0 && result.releaseSpread() <= queued / 1e9, first.toString());
            best = Math.min(best, queued / 1e9);
        }
        assertTrue(best <= 0.005, "the last start queued " + best + " s after the release");
    }

    private static void requireConsistent(Startup startup) {
        assertEquals(STAGES, startup.spans().stream().map(StageSpan::stage).toList());
        long before = 0;
        for (StageSpan span : startup.spans()) {
            assertTrue(span.queued() >= before && span.left() > span.entered(), startup.toString());
            before = span.left();
        }
        assertEquals(new Startup.Reachable(before), startup.outcome());
    }

    @Test
    void limitOfOne_noTwoSpansOverlap() throws InterruptedException {
        BurstResult result = host().run(BurstRequest.of(8, Limits.parse("AddCNI=1")));
        List<StageSpan> spans = spans(result, "AddCNI");
        assertEquals(8, spans.size());
        assertEquals(1, mostAtOnce(spans));
        assertEquals(8, mostAtOnce(spans(result, "NetNS")), "all enter a first stage without a limit at the release");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void limit_isReachedButNeverExceeded(int limit) throws InterruptedException {
        BurstResult result = host().run(BurstRequest.of(12, Limits.parse("NetNS=" + limit + ",StartVM=" + limit)));
        assertEquals(List.of(), result.failures());
        assertEquals(limit, mostAtOnce(spans(result, "NetNS")));
        assertTrue(mostAtOnce(spans(result, "StartVM")) <= limit);
    }

    @Test
    void limits_ofAllStagesOne_startsGoOneByOneThroughEach() throws InterruptedException {
        Limits ones = Limits.parse("NetNS=1,AddCNI=1,Cgroup=1,AttachIf=1,StartVM=1");
        BurstResult result = host().run(BurstRequest.of(5, ones));
        assertEquals(List.of(), result.failures());
        STAGES.forEach(stage -> assertEquals(1, mostAtOnce(spans(result, stage)), stage));
    }

    static List<StageSpan> spans(BurstResult result, String stage) {
        return result.startups().stream()
                .flatMap(startup -> startup.spans().stream())
                .filter(span -> span.stage().equals(stage))
                .toList();
    }

    /** A permit that is given back at some instant may be taken again at that instant. */
    static int mostAtOnce(List<StageSpan> spans) {
        record Change(long at, int by) {}
        List<Change> changes = new ArrayList<>();
        spans.forEach(span -> {
            changes.add(new Change(span.entered(), 1));
            changes.add(new Change(span.left(), -1));
        });
        changes.sort(Comparator.comparingLong(Change::at).thenComparingInt(Change::by));
        int now = 0;
        int most = 0;
        for (Change change : changes) {
            now += change.by();
            most = Math.max(most, now);
        }
        return most;
    }

    @Test
    void burst_aboveTheCapacity_isRefused() {
        assertEquals(1023, host().capacity());
        var e = assertThrows(IllegalArgumentException.class, () -> Hosts.burst(host(), 1024));
        assertEquals(
                "the burst is 1024: the profile 'netns-veth' starts up to 1023 at once; choose a smaller burst, or"
                        + " change the profile's 'capacity' and 'network'",
                e.getMessage());
    }

    @Test
    void ungatedStage_hasASpanButNoGate() throws InterruptedException {
        // Start 0 is also the first start of all, when the host is opened; the others wait for each other.
        String text = Hosts.small("""
                  - name: Free
                    gated: false
                    steps:
                      - run: [sh, -c, ": >$1/free.$2; until [ $2 = 0 ] || [ -e $1/free.1 -a -e $1/free.2 -a -e $1/free.3 ]; do sleep 0.01; done", sh, "/run/sluice/run-${run}", "${index}"]
                """);
        try (LinuxBurstHost host = Hosts.open(text)) {
            assertEquals(List.of("Net"), host.gatedStages());
            BurstResult result = host.run(BurstRequest.of(4, Limits.parse("Free=1")));
            assertEquals(List.of(), Hosts.failures(result));
            assertEquals(List.of("Net"), result.stages());
            assertTrue(mostAtOnce(spans(result, "Free")) >= 3);
            spans(result, "Free").forEach(span -> assertEquals(span.queued(), span.entered(), span.toString()));
        }
    }

    @Test
    void longStdin_isGivenToEveryStart() throws InterruptedException {
        String text = "x".repeat(200_000);
        String stages = """
                  - name: Long
                    steps:
                      - run: [sh, -c, "test $(cat | wc -c) = 200001"]
                        stdin: "%s"
                """.formatted(text);
        try (LinuxBurstHost host = Hosts.open(Hosts.small(stages))) {
            assertEquals(List.of(), Hosts.failures(Hosts.burst(host, 6)));
        }
    }

    @Test
    void missingProgram_isNamedBeforeAnythingStarts() {
        String text = Hosts.changed("  - ip\n", "  - no-such-program\n  - ip\n");
        var e = assertThrows(HostUnsupportedException.class, () -> Hosts.open(text));
        assertEquals(List.of("the program 'no-such-program' is not installed"), e.reasons());
    }

    @Test
    void failingSetup_isNamed() {
        String text = Hosts.changed(" type bridge\n", " type nonsense\n");
        var e = assertThrows(HostUnsupportedException.class, () -> Hosts.open(text));
        assertTrue(e.reasons().get(0).startsWith("the profile's setup failed: 'ip -batch -' ended with exit code 1: "));
    }

    @Test
    void options_chooseTheVersionOfControlGroups() throws InterruptedException {
        var v1 = new LinuxOptions(LinuxOptions.CgroupChoice.V1);
        try (LinuxBurstHost host = LinuxBurstHost.open(Hosts.profile(Hosts.builtInText()), v1)) {
            assertInstanceOf(String.class, host.info().cgroup());
            assertTrue(
                    List.of("v1", "none").contains(host.info().cgroup()),
                    host.info().cgroup());
        }
        var v2 = new LinuxOptions(LinuxOptions.CgroupChoice.V2);
        try (LinuxBurstHost host = LinuxBurstHost.open(Hosts.profile(Hosts.builtInText()), v2)) {
            assertTrue(
                    List.of("v2", "none").contains(host.info().cgroup()),
                    host.info().cgroup());
        }
    }

    /** A shell that writes a thousand times does little else, so nearly all that it uses is the profile's own. */
    @Test
    void writesOfTheProfile_areNotTheDrivers() throws InterruptedException {
        String write = "      - {write: \"${dir}/${index}\", text: x}\n";
        String text = """
                schemaVersion: 1
                name: writes
                description: a start that writes a thousand times
                capacity: 16
                programs: [sleep]
                stages:
                  - name: Write
                    steps:
                      - run: [sh, -c, 'echo alive >"$1" && exec sleep infinity', sh, "${pipe}"]
                        background: true
                """ + write.repeat(1000) + "ready: {alive: \"${pipe}\", within: 10s}\n";
        try (LinuxBurstHost host = Hosts.open(text)) {
            BurstResult result = Hosts.burst(host, 16);
            assertEquals(List.of(), Hosts.failures(result));
            assertTrue(
                    result.cpu().spawning() < 0.1 * result.cpu().total(),
                    result.cpu().toString());
        }
    }
}
