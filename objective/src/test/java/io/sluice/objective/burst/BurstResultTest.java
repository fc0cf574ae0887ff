package io.sluice.objective.burst;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.limiter.Limits;
import io.sluice.objective.StageMeans;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BurstResultTest {

    private static final Startup FAST = new Startup(
            0, List.of(new StageSpan("A", 0, 1_000_000_000L, 2_000_000_000L)), new Startup.Reachable(2_000_000_000L));
    private static final Startup SLOW = new Startup(
            1, List.of(new StageSpan("A", 0, 2_000_000_000L, 5_000_000_000L)), new Startup.Reachable(5_000_000_000L));
    private static final Startup FAILED = new Startup(2, List.of(), new Startup.Failed("A", "why"));
    private static final Startup UNFINISHED = new Startup(3, List.of(), new Startup.Unfinished());

    private final BurstResult result = FakeHost.result(
            Limits.unlimited(), List.of(FAST, SLOW, FAILED, UNFINISHED), 8, true, new FakeHost(0, null).info());

    @Test
    void times_areThoseOfReachableContainers() {
        assertArrayEquals(new double[] {2, 5}, result.startupTimes());
        assertEquals(5, result.makespan());
        assertEquals(List.of(FAILED), result.failures());
        assertEquals(4, result.size());
    }

    @Test
    void bounds_addTheStopped_butNotTheFailed() {
        assertArrayEquals(new double[] {2, 5, 8}, result.startupTimeBounds());
        assertEquals(8, Metric.parse("makespan").lowerBound(result));
        assertEquals(5, Metric.parse("mean").lowerBound(result));
    }

    @Test
    void stageTimes_areOfThoseThatLeftIt() {
        assertArrayEquals(new double[] {1, 2}, result.stageTimes("A").queued());
        assertArrayEquals(new double[] {1, 3}, result.stageTimes("A").held());
        assertEquals(List.of(new StageMeans("A", 1.5, 2), new StageMeans("B", 0, 0)), result.stageMeans());
    }

    @Test
    void span_outOfOrder_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new StageSpan("A", 2, 1, 3));
        assertThrows(IllegalArgumentException.class, () -> new StageSpan("A", 1, 3, 2));
    }

    @Test
    void request_ofNothing_isRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> new BurstRequest(0, Limits.unlimited(), Optional.empty(), 0));
    }
}
