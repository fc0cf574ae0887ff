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
        try (LinuxBurstHost host = Hosts.open(sleeping("62.5"))) {
            BurstRequest request = new BurstRequest(6, Limits.unlimited(), Optional.of(new Cutoff(MAKESPAN, 0.8)), 0);
            BurstResult result = host.run(request);
            long returned = System.nanoTime();
            assertTrue(result.cutOff());
            double bound = MAKESPAN.lowerBound(result);
            assertEquals(result.elapsed(), bound);
            assertTrue(bound > 0.8 && bound < 10, "bound " + bound);
            for (Startup startup : result.startups()) {
                boolean reachable = startup.outcome() instanceof Startup.Reachable;
                assertEquals(startup.index() % 2 == 0, reachable, startup.toString());
                assertTrue(reachable || startup.outcome() instanceof Startup.Unfinished, startup.toString());
            }
            // Wanted within a second; run() itself waits for the kernel to have ended them all.
            assertTrue(Hosts.within(5, () -> HostSnapshot.running("sleep 62.5").isEmpty()));
            assertTrue(System.nanoTime() - returned < 1_000_000_000L);
            assertTrue(result.teardown() < 10, "teardown " + result.teardown());
            assertFalse(host.run(BurstRequest.of(1, Limits.unlimited())).cutOff());
        }
        before.requireSameSoon();
    }

    @Test
    void cutoff_thatIsNotReached_changesNothing() throws InterruptedException {
        try (LinuxBurstHost host = Hosts.open(sleeping("0.1"))) {
            BurstRequest request = new BurstRequest(4, Limits.unlimited(), Optional.of(new Cutoff(MAKESPAN, 60)), 0);
            BurstResult result = host.run(request);
            assertFalse(result.cutOff());
            assertEquals(4, result.startupTimes().length);
        }
    }

    @Test
    void cutoff_ofTheMean_doesNotCountFailures() throws InterruptedException {
        String text = Hosts.small("""
                  - name: Sleep
                    steps:
                      - run: [sh, -c, "case $1 in 0) ;; 1) sleep 1.5 ;; *) exit 1 ;; esac", sh, "${index}"]
                """);
        try (LinuxBurstHost host = Hosts.open(text)) {
            // One is reachable at once and one after 1.5 s: a mean of 0.8 s. With the failed ones it would look like
            // 1.4.
            BurstRequest request =
                    new BurstRequest(8, Limits.unlimited(), Optional.of(new Cutoff(Metric.parse("mean"), 1.3)), 0);
            BurstResult result = host.run(request);
            assertEquals(6, result.failures().size());
            assertFalse(result.cutOff(), () -> "cut off after " + result.elapsed());
        }
    }

    @Test
    void interrupt_endsTheBurstPromptly_andTheHostIsUsable() throws InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        try (LinuxBurstHost host = Hosts.open(sleeping("63.5"))) {
            Thread test = Thread.currentThread();
            AtomicLong interrupted = new AtomicLong();
            Thread interrupter = new Thread(() -> {
                Hosts.within(30, () -> !HostSnapshot.running("sleep 63.5").isEmpty());
                interrupted.set(System.nanoTime());
                test.interrupt();
            });
            interrupter.start();
            assertThrows(InterruptedException.class, () -> Hosts.burst(host, 4));
            double seconds = (System.nanoTime() - interrupted.get()) / 1e9;
            interrupter.join();
            assertTrue(seconds < 10, "ended " + seconds + " s after the interrupt");
            assertEquals(0, HostSnapshot.running("sleep 63.5").size());
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
