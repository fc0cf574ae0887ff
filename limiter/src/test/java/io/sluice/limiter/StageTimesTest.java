package io.sluice.limiter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Times that are kept and reported, requests with a longest wait, and the size of the burst. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StageTimesTest {
    private static final Duration A_MOMENT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofDays(100_000);

    private final AtomicLong clock = new AtomicLong();
    private final LimiterOptions options = LimiterOptions.defaults().nanoClock(clock::get);
    private final StageLimiter limiter = new StageLimiter(Limits.parse("A=1,B=2"), options);

    private StageTimes times(String stage) {
        return limiter.times().stream()
                .filter(times -> times.stage().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    private static void assertTimes(long count, long totalNanos, TimeHistogram actual) {
        assertEquals(count, actual.count());
        assertEquals(Duration.ofNanos(totalNanos), actual.total());
    }

    @Test
    void times_areOfEveryGrantReleaseAndThoseWhoGaveUp() {
        Permit held = limiter.tryAcquire("A").orElseThrow();
        CompletableFuture<Permit> next = limiter.acquireAsync("A");
        CompletableFuture<Permit> impatient = limiter.acquireAsync("A");
        clock.set(200);
        impatient.cancel(false);
        clock.set(500);
        held.close();
        held.close();
        clock.set(600);
        next.join().advanceAsync("B").join();
        assertTimes(2, 500, times("A").waited());
        assertTimes(2, 600, times("A").held());
        assertTimes(1, 200, times("A").gaveUp());
        assertTimes(1, 0, times("B").waited());
        assertTimes(0, 0, times("B").held());
    }

    @Test
    void times_turnedOff_areEmpty_andWaitedIsToldAllTheSame() {
        StageLimiter plain = new StageLimiter(Limits.parse("A=1"), options.timed(false));
        Permit held = plain.tryAcquire("A").orElseThrow();
        CompletableFuture<Permit> next = plain.acquireAsync("A");
        clock.set(700);
        held.close();
        assertEquals(Duration.ofNanos(700), next.join().waited());
        assertEquals(List.of(), plain.times());
    }

    @Test
    void metrics_withoutTimes_areRefused() {
        LimiterMetrics any = (stage, now) -> new StageMetrics() {};
        assertThrows(IllegalArgumentException.class, () -> options.timed(false).metrics(any));
    }

    @Test
    void metrics_areToldOnceEachOutsideTheLock() {
        List<String> told = new ArrayList<>();
        LimiterMetrics telling = (stage, now) -> told(told, stage, now);
        StageLimiter watched = new StageLimiter(Limits.parse("A=1"), options.metrics(telling));
        Permit held = watched.tryAcquire("A").orElseThrow();
        CompletableFuture<Permit> impatient = watched.acquireAsync("A");
        CompletableFuture<Permit> next = watched.acquireAsync("A");
        clock.set(5);
        impatient.cancel(false);
        clock.set(9);
        held.close();
        next.join().close();
        assertEquals(
                List.of(
                        "A waited 0, 1 in flight",
                        "A gave up 5, 1 in flight",
                        "A held 9, 1 in flight",
                        "A waited 9, 1 in flight",
                        "A held 0, 1 in flight"),
                told);
    }

    private static StageMetrics told(List<String> told, String stage, Supplier<StageSnapshot> now) {
        return new StageMetrics() {
            @Override
            public void waited(long nanos) {
                tell("waited", nanos);
            }

            @Override
            public void held(long nanos) {
                tell("held", nanos);
            }

            @Override
            public void gaveUp(long nanos) {
                tell("gave up", nanos);
            }

            private void tell(String what, long nanos) {
                told.add(stage + " " + what + " " + nanos + ", " + now.get().inFlight() + " in flight");
            }
        };
    }

    @Test
    void metrics_thatThrow_costNoPermit() {
        LimiterMetrics broken = (stage, now) -> new StageMetrics() {
            @Override
            public void waited(long nanos) {
                throw new IllegalStateException("no registry");
            }

            @Override
            public void held(long nanos) {
                throw new IllegalStateException("no registry");
            }
        };
        StageLimiter watched = new StageLimiter(Limits.parse("A=1"), options.metrics(broken));
        Permit held = watched.tryAcquire("A").orElseThrow();
        CompletableFuture<Permit> next = watched.acquireAsync("A");
        held.close();
        next.join().close();
        assertTrue(watched.tryAcquire("A").isPresent());
    }

    @Test
    void metrics_thatCannotBeMade_costNoStage() {
        LimiterMetrics broken = (stage, now) -> {
            throw new IllegalStateException("no registry");
        };
        StageLimiter watched = new StageLimiter(Limits.parse("A=1"), options.metrics(broken));
        assertTrue(watched.tryAcquire("A").isPresent());
    }

    @Test
    void acquireAsync_tooLong_leavesTheQueueAndLosesNoPermit() {
        Permit held = limiter.tryAcquire("A").orElseThrow();
        CompletableFuture<Permit> impatient = limiter.acquireAsync("A", A_MOMENT);
        CompletableFuture<Permit> next = limiter.acquireAsync("A", LONG);
        CompletionException failure = assertThrows(CompletionException.class, impatient::join);
        assertInstanceOf(PermitTimeoutException.class, failure.getCause());
        assertFalse(next.isDone());
        held.close();
        assertEquals("A", next.join().stage());
    }

    @Test
    void acquireAsync_roomAtOnce_needsNoPatience() {
        assertEquals("A", limiter.acquireAsync("A", Duration.ZERO).join().stage());
        assertThrows(IllegalArgumentException.class, () -> limiter.acquireAsync("A", Duration.ofNanos(-1)));
    }

    @Test
    void acquireAsync_ownersTimeout_staysWhatItIs() {
        Permit held = limiter.tryAcquire("A").orElseThrow();
        var impatient = limiter.acquireAsync(held.stage()).orTimeout(1, TimeUnit.MILLISECONDS);
        CompletionException failure = assertThrows(CompletionException.class, impatient::join);
        assertInstanceOf(TimeoutException.class, failure.getCause());
    }

    @Test
    void advanceAsync_tooLong_holdsNeither() {
        Permit inA = limiter.tryAcquire("A").orElseThrow();
        Permit inB = limiter.tryAcquire("B").orElseThrow();
        assertThrows(IllegalArgumentException.class, () -> inB.advanceAsync("A", Duration.ofNanos(-1)));
        assertEquals(2, limiter.burst());
        CompletableFuture<Permit> moving = inB.advanceAsync("A", A_MOMENT);
        CompletionException failure = assertThrows(CompletionException.class, moving::join);
        assertInstanceOf(PermitTimeoutException.class, failure.getCause());
        assertEquals(1, limiter.burst());
        inA.close();
        assertEquals(0, limiter.burst());
    }

    @Test
    void burst_countsHoldersAndWaitersOfAllStages() {
        for (int i = 0; i < 5; i++) {
            var unused = limiter.acquireAsync("A");
        }
        var unlimited = limiter.acquireAsync("C");
        assertEquals(6, limiter.burst());
        unlimited.join().close();
        assertEquals(5, limiter.burst());
    }

    /** The count of grants shares a word with the count of holders, and a change of the limit touches it too. */
    @Test
    void granted_isExact_overManyGrantsAndChangesOfTheLimit() {
        int many = (1 << 20) + 7;
        for (int i = 0; i < many; i++) {
            limiter.tryAcquire("B").orElseThrow().close();
        }
        assertEquals(many, limiter.snapshot().get(1).granted());
        limiter.setLimits(Limits.parse("B=3"));
        limiter.setLimits(Limits.parse("B=2"));
        assertEquals(many, limiter.snapshot().get(1).granted());
        for (int i = 0; i < many; i++) {
            limiter.acquireAsync("B").join().close();
        }
        assertEquals(2L * many, limiter.snapshot().get(1).granted());
        assertEquals(2L * many, times("B").waited().count());
    }

    @Test
    void largestLimit_isUnlimitedForAllPurposes() {
        limiter.setLimits(Limits.parse("A=2147483647"));
        for (int i = 0; i < 1_000; i++) {
            assertTrue(limiter.tryAcquire("A").isPresent());
        }
        assertEquals(1_000, limiter.snapshot().get(0).inFlight());
    }
}
