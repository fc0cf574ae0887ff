package io.sluice.acquisition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What proposals leave behind: no thread, no memory. */
class FootprintTest {
    private static final Domain LIMITS = Lattices.logIntegers(3, 400);

    private final Proposer proposer = new Proposer(LIMITS);
    private final List<Observation> observations = new ArrayList<>();

    FootprintTest() {
        for (double[] x : new SobolDesign(LIMITS).points(25, new SplittableRandom(1))) {
            observations.add(Lattices.measured(x, Lattices.quadratic(x)));
        }
    }

    private void propose(int times) {
        for (int i = 0; i < times; i++) {
            assertTrue(proposer.propose(observations, List.of(), x -> true, new SplittableRandom(i))
                    .isPresent());
        }
    }

    @Test
    void two_hundred_proposals_start_no_thread() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        propose(200);
        Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
        started.removeAll(before);

        assertEquals(Set.of(), started);
    }

    @Test
    void three_hundred_proposals_keep_no_memory() {
        propose(50);
        long before = retained();
        propose(300);
        long kept = retained() - before;

        // One 25 by 25 matrix each would be 1.5 MB.
        assertTrue(kept < 1 << 20, kept + " bytes kept");
    }

    /** Bytes in use after a collection; the least of a few, since other threads of the test run allocate too. */
    private static long retained() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
