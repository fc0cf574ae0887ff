package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.BurstRequest.Cutoff;
import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.Metric;
import io.sluice.objective.burst.Startup;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Bursts that are stopped before they are done. */
@RequiresRoot
class StopTest {

    private static final Metric MAKESPAN = Metric.parse("makespan");

    /** The host's own start, when it is opened, is start 0 of burst 1 and passes; later ones of an odd index sleep. */
    private static String sleeping(String seconds) {
        return Hosts.small("""
                  - name: Sleep
                    steps:
                      - run: [sh, -c, "test $(($1 %% 2)) = 0 || exec sleep %s", sh, "${index}"]
                """.formatted(seconds));
    }

    @Test
    void cutoff_stopsTheBurst_withALowerBound() throws InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        String time = Hosts.longTime(362);
        try (LinuxBurstHost host = Hosts.open(sleeping(time))) {
            boolean others = false;
            // How long the starts that do not sleep need is the host's affair; that they count, if they are done, is
            // not.
            for (double cutoff = 0.8; !others && cutoff < 60; cutoff *= 4) {
                BurstResult result = cutOff(host, cutoff);
                assertEquals(List.of(), HostSnapshot.running("sleep " + time));
                others = result.startupTimes().length == 3;
            }
            assertTrue(others, "a start that did not sleep was not reachable at any cutoff");
            assertFalse(host.run(BurstRequest.of(1, Limits.unlimited())).cutOff());
        }
        before.requireSameSoon();
    }

    private static BurstResult cutOff(LinuxBurstHost host, double cutoff) throws InterruptedException {
        BurstResult result =
                host.run(new BurstRequest(6, Limits.unlimited(), Optional.of(new Cutoff(MAKESPAN, cutoff)), 0));
        assertTrue(result.cutOff());
        double bound = MAKESPAN.lowerBound(result);
        assertEquals(result.elapsed(), bound);
        assertTrue(bound > cutoff && bound < 180, "bound " + bound);
        for (Startup startup : result.startups()) {
            boolean mayBeReachable = startup.index() % 2 == 0 && startup.outcome() instanceof Startup.Reachable;
            assertTrue(mayBeReachable || startup.outcome() instanceof Startup.Unfinished, startup.toString());
        }
        BurstResult.Teardown teardown = result.teardown();
        assertTrue(teardown.lastExit() > 0 && teardown.settling() >= 0, teardown.toString());
        assertTrue(teardown.total() >= teardown.lastExit() + teardown.settling(), teardown.toString());
        assertTrue(teardown.total() < 120, teardown.toString());
        return result;
    }

    @Test
    void cutoff_thatIsNotReached_changesNothing() throws InterruptedException {
        try (LinuxBurstHost host = Hosts.open(sleeping("0.1"))) {
            BurstRequest request = new BurstRequest(4, Limits.unlimited(), Optional.of(new Cutoff(MAKESPAN, 600)), 0);
            BurstResult result = host.run(request);
            assertFalse(result.cutOff());
            assertEquals(4, result.startupTimes().length);
        }
    }

    @Test
    void cutoff_ofTheMean_doesNotCountFailures() throws InterruptedException {
        boolean whole = false;
        // A host that needs long for a start gets a burst that takes longer.
        for (double seconds = 1.5; !whole && seconds < 60; seconds *= 4) {
            whole = goesOnAfterFailures(seconds);
        }
        assertTrue(whole, "cut off every time");
    }

    /** One is reachable at once and one after t seconds: a mean of t/2. With the six failed ones it would be 7 t/8. */
    private static boolean goesOnAfterFailures(double seconds) throws InterruptedException {
        String text = Hosts.small("""
                  - name: Sleep
                    steps:
                      - run: [sh, -c, "case $1 in 0) ;; 1) sleep %s ;; *) exit 1 ;; esac", sh, "${index}"]
                """.formatted(seconds));
        try (LinuxBurstHost host = Hosts.open(text)) {
            var cutoff = new Cutoff(Metric.parse("mean"), 0.8 * seconds);
            BurstResult result = host.run(new BurstRequest(8, Limits.unlimited(), Optional.of(cutoff), 0));
            return !result.cutOff() && result.failures().size() == 6;
        }
    }

    @Test
    void interrupt_endsTheBurstPromptly_andTheHostIsUsable() throws InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        String time = Hosts.longTime(363);
        try (LinuxBurstHost host = Hosts.open(sleeping(time))) {
            Thread test = Thread.currentThread();
            AtomicLong interrupted = new AtomicLong();
            Thread interrupter = new Thread(() -> {
                Hosts.soon(() -> !HostSnapshot.running("sleep " + time).isEmpty());
                interrupted.set(System.nanoTime());
                test.interrupt();
            });
            interrupter.start();
            assertThrows(InterruptedException.class, () -> Hosts.burst(host, 4));
            double seconds = (System.nanoTime() - interrupted.get()) / 1e9;
            interrupter.join();
            assertTrue(seconds < 120, "ended " + seconds + " s after the interrupt");
            assertEquals(List.of(), HostSnapshot.running("sleep " + time));
            assertEquals(0, Hosts.burst(host, 1).failures().size());
        }
        before.requireSameSoon();
    }

    @Test
    void interrupt_beforeTheBurst_startsNothingThatStays() throws InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        try (LinuxBurstHost host = Hosts.open(sleeping("0.1"))) {
            for (int i = 0; i < 3; i++) {
                Thread.currentThread().interrupt();
                assertThrows(InterruptedException.class, () -> Hosts.burst(host, 3));
                assertFalse(Thread.interrupted());
            }
            BurstResult result = Hosts.burst(host, 3);
            assertEquals(0, result.failures().size());
        }
        before.requireSameSoon();
    }

    @Test
    void close_whileInterrupted_removesAll() throws InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        LinuxBurstHost host = Hosts.open();
        Thread.currentThread().interrupt();
        host.close();
        assertTrue(Thread.interrupted());
        before.requireSameSoon();
    }
}
