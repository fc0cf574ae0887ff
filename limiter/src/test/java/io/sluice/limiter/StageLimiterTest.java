package io.sluice.limiter;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StageLimiterTest {
    private final AtomicLong clock = new AtomicLong();
    private final StageLimiter limiter = new StageLimiter(Limits.parse("A=1,B=2"), clock::get);

    @Test
    void acquire_freeStage_returnsAtOnce() throws InterruptedException {
        try (Permit permit = limiter.acquire("A")) {
            assertEquals("A", permit.stage());
            assertEquals(Duration.ZERO, permit.waited());
            assertEquals(new StageSnapshot("A", OptionalInt.of(1), 1, 0, 1), snapshot("A"));
        }
        assertEquals(new StageSnapshot("A", OptionalInt.of(1), 0, 0, 1), snapshot("A"));
    }

    @Test
    void acquireAsync_fullStage_isGrantedInOrderOfArrival() {
        Permit held = take("A");
        CompletableFuture<Permit> first = limiter.acquireAsync("A");
        CompletableFuture<Permit> second = limiter.acquireAsync("A");
        held.close();
        assertTrue(first.isDone());
        assertFalse(second.isDone());
        now(first).close();
        assertTrue(second.isDone());
    }

    @Test
    void waited_isTheTimeFromRequestToGrant() {
        Permit held = take("A");
        CompletableFuture<Permit> waiter = limiter.acquireAsync("A");
        clock.set(1_500);
        held.close();
        assertEquals(Duration.ofNanos(1_500), now(waiter).waited());
    }

    @Test
    void close_twice_givesBackOnce() {
        Permit first = take("B");
        Permit second = take("B");
        first.close();
        first.close();
        assertEquals(1, snapshot("B").inFlight());
        second.close();
        assertEquals(0, snapshot("B").inFlight());
    }

    @Test
    void tryAcquire_fullStage_isEmptyAndNeverQueues() {
        Permit held = take("A");
        assertEquals(Optional.empty(), limiter.tryAcquire("A"));
        assertEquals(0, snapshot("A").waiting());
        held.close();
        assertTrue(limiter.tryAcquire("A").isPresent());
    }

    @Test
    void acquire_timeout_leavesTheQueueAndLosesNoPermit() {
        Permit held = take("A");
        for (int i = 0; i < 10; i++) {
            var thrown =
                    assertThrows(PermitTimeoutException.class, () -> limiter.acquire("A", Duration.ofNanos(1_000)));
            assertTrue(thrown.toString().contains("stage A within 0 ms"), thrown.toString());
        }
        assertEquals(0, snapshot("A").waiting());
        held.close();
        assertTrue(limiter.tryAcquire("A").isPresent());
    }

    @Test
    void acquire_longestDuration_doesNotOverflow() throws InterruptedException {
        Permit held = take("A");
        var waiter = new BlockedThread(() -> limiter.acquire("A", Duration.ofSeconds(Long.MAX_VALUE)));
        waiter.awaitQueued(limiter, "A");
        held.close();
        waiter.result().close();
    }

    @Test
    void acquire_interrupted_leavesTheQueueAndLosesNoPermit() throws InterruptedException {
        Permit held = take("A");
        var waiter = new BlockedThread(() -> limiter.acquire("A"));
        waiter.awaitQueued(limiter, "A");
        waiter.interrupt();
        assertInstanceOf(InterruptedException.class, waiter.failure());
        assertEquals(0, snapshot("A").waiting());
        held.close();
        assertTrue(limiter.tryAcquire("A").isPresent());
    }

    @Test
    void acquire_limiterClosedMeanwhile_throws() throws InterruptedException {
        take("A");
        var waiter = new BlockedThread(() -> limiter.acquire("A"));
        waiter.awaitQueued(limiter, "A");
        limiter.close();
        assertInstanceOf(LimiterClosedException.class, waiter.failure());
    }

    @Test
    void cancel_waitingFuture_letsTheNextOnePass() {
        Permit held = take("A");
        CompletableFuture<Permit> first = limiter.acquireAsync("A");
        CompletableFuture<Permit> second = limiter.acquireAsync("A");
        assertTrue(first.cancel(false));
        assertEquals(1, snapshot("A").waiting());
        held.close();
        assertTrue(second.isDone());
        assertEquals(1, snapshot("A").inFlight());
    }

    @Test
    void cancel_grantedFuture_isRefusedAndThePermitStays() {
        CompletableFuture<Permit> granted = limiter.acquireAsync("A");
        assertFalse(granted.cancel(false));
        assertEquals(1, snapshot("A").inFlight());
        now(granted).close();
        assertEquals(0, snapshot("A").inFlight());
    }

    @Test
    void orTimeout_waitingFuture_leavesTheQueue() {
        Permit held = take("A");
        CompletableFuture<Permit> waiter = limiter.acquireAsync("A").orTimeout(1, TimeUnit.MILLISECONDS);
        assertThrows(CompletionException.class, waiter::join);
        BlockedThread.spinUntil(() -> snapshot("A").waiting() == 0);
        held.close();
        assertEquals(0, snapshot("A").inFlight());
    }

    @Test
    void complete_byItsOwner_leavesTheQueue() {
        Permit held = take("A");
        assertTrue(limiter.acquireAsync("A").complete(held));
        assertEquals(0, snapshot("A").waiting());
    }

    @Test
    void cancel_insideACallbackOfTheSameRelease_passesThePermitOn() {
        Permit first = take("B");
        Permit second = take("B");
        List<CompletableFuture<Permit>> waiters = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiters.add(limiter.acquireAsync("B"));
        }
        // Raising the limit decides about all three at once; the first one's callback cancels the second.
        var cancelled = waiters.get(0).thenApply(permit -> waiters.get(1).cancel(false));
        limiter.setLimits(Limits.parse("B=5"));
        assertTrue(now(cancelled));
        assertTrue(waiters.get(2).isDone());
        assertEquals(4, snapshot("B").inFlight());
        first.close();
        second.close();
    }

    @Test
    void setLimits_raised_wakesAtOnceInOrder() {
        take("A");
        List<CompletableFuture<Permit>> waiters = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiters.add(limiter.acquireAsync("A"));
        }
        limiter.setLimits(Limits.parse("A=3"));
        assertEquals(List.of(true, true, false, false), done(waiters));
        limiter.setLimits(Limits.unlimited());
        assertEquals(List.of(true, true, true, true), done(waiters));
        assertEquals(new StageSnapshot("A", OptionalInt.empty(), 5, 0, 5), snapshot("A"));
    }

    @Test
    void setLimits_lowered_drainsWithoutRevoking() {
        limiter.setLimits(Limits.parse("A=3"));
        List<Permit> held = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            held.add(take("A"));
        }
        CompletableFuture<Permit> waiter = limiter.acquireAsync("A");
        limiter.setLimits(Limits.parse("A=1"));
        assertEquals(new StageSnapshot("A", OptionalInt.of(1), 3, 1, 3), snapshot("A"));
        held.get(0).close();
        held.get(1).close();
        assertFalse(waiter.isDone());
        held.get(2).close();
        assertTrue(waiter.isDone());
    }

    @Test
    void setLimits_unnamedStage_becomesUnlimited() {
        limiter.setLimits(Limits.parse("B=1"));
        assertEquals(OptionalInt.empty(), snapshot("A").limit());
        assertEquals(Limits.parse("B=1"), limiter.limits());
    }

    @Test
    void advance_releasesAndQueuesInOneStep() {
        Permit inA = take("A");
        CompletableFuture<Permit> nextInA = limiter.acquireAsync("A");
        CompletableFuture<Permit> inB = inA.advanceAsync("B");
        assertTrue(nextInA.isDone());
        assertEquals("B", now(inB).stage());
        assertThrows(IllegalStateException.class, () -> inA.advanceAsync("B"));
        inA.close();
        assertEquals(1, snapshot("A").inFlight());
        assertEquals(1, snapshot("B").inFlight());
    }

    @Test
    void advance_sameStage_joinsTheEndOfTheQueue() {
        Permit held = take("A");
        CompletableFuture<Permit> other = limiter.acquireAsync("A");
        CompletableFuture<Permit> again = held.advanceAsync("A");
        assertTrue(other.isDone());
        assertFalse(again.isDone());
    }

    @Test
    void advance_badName_keepsThePermit() {
        Permit held = take("A");
        assertThrows(IllegalArgumentException.class, () -> held.advanceAsync("no good"));
        assertThrows(IllegalArgumentException.class, () -> held.advance("B", Duration.ofSeconds(-1)));
        assertEquals(1, snapshot("A").inFlight());
    }

    @Test
    void advance_timeout_holdsNeither() throws InterruptedException {
        Permit inB = limiter.acquire("B", Duration.ZERO);
        take("A");
        assertThrows(PermitTimeoutException.class, () -> inB.advance("A", Duration.ZERO));
        assertEquals(0, snapshot("B").inFlight());
        assertEquals(1, snapshot("A").inFlight());
        assertEquals(0, snapshot("A").waiting());
    }

    @Test
    void advance_blocking_waitsForTheNextStage() throws InterruptedException {
        Permit inA = take("A");
        Permit inB = take("B");
        var mover = new BlockedThread(() -> inB.advance("A"));
        mover.awaitQueued(limiter, "A");
        inA.close();
        assertEquals("A", mover.result().stage());
    }

    @Test
    void advance_insideACallback_needsNoOtherThread() {
        Permit held = take("A");
        CompletableFuture<String> moved = limiter.acquireAsync("A").thenApply(permit -> {
            try {
                return permit.advance("B").stage();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        held.close();
        assertEquals("B", now(moved));
    }

    @Test
    void close_turnsWaitersAwayAndNewcomers() {
        Permit held = take("A");
        CompletableFuture<Permit> waiter = limiter.acquireAsync("A");
        limiter.close();
        limiter.close();
        var thrown = assertThrows(CompletionException.class, waiter::join);
        assertInstanceOf(LimiterClosedException.class, thrown.getCause());
        assertTrue(limiter.acquireAsync("B").isCompletedExceptionally());
        assertThrows(LimiterClosedException.class, () -> limiter.tryAcquire("B"));
        assertThrows(LimiterClosedException.class, () -> limiter.acquire("B", Duration.ofDays(1)));
        assertDoesNotThrow(held::close);
        assertEquals(0, snapshot("A").inFlight());
    }

    @Test
    void stageNames_areCheckedByEveryVerb() {
        assertThrows(IllegalArgumentException.class, () -> limiter.acquire("no good"));
        assertThrows(IllegalArgumentException.class, () -> limiter.acquire("A", Duration.ofNanos(-1)));
        assertThrows(IllegalArgumentException.class, () -> limiter.tryAcquire(""));
        assertThrows(IllegalArgumentException.class, () -> limiter.acquireAsync("9"));
        assertEquals(2, limiter.snapshot().size());
    }

    @Test
    void unnamedStage_isUnlimitedAndCounted() {
        for (int i = 0; i < 1_000; i++) {
            assertTrue(limiter.tryAcquire("Other").isPresent());
        }
        assertEquals(new StageSnapshot("Other", OptionalInt.empty(), 1_000, 0, 1_000), snapshot("Other"));
    }

    @Test
    void callbacks_chainOfAHundredThousand_needsNoStack() {
        Permit held = take("A");
        List<CompletableFuture<Void>> chain = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            chain.add(limiter.acquireAsync("A").thenAccept(Permit::close));
        }
        held.close();
        CompletableFuture.allOf(chain.toArray(CompletableFuture[]::new))
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        assertEquals(new StageSnapshot("A", OptionalInt.of(1), 0, 0, 100_001), snapshot("A"));
    }

    @Test
    void callbacks_runOutsideTheLock() {
        Permit held = take("A");
        // Asking from another thread, and waiting for its answer, would never return under the lock.
        CompletableFuture<Integer> seen = limiter.acquireAsync("A")
                .thenApply(permit -> CompletableFuture.supplyAsync(
                                () -> snapshot("A").inFlight())
                        .orTimeout(60, TimeUnit.SECONDS)
                        .join());
        held.close();
        assertEquals(1, now(seen));
    }

    /** What a future holds already; a test that waited for it instead could hang. */
    private static <T> T now(CompletableFuture<T> future) {
        assertTrue(future.isDone());
        return future.join();
    }

    private Permit take(String stage) {
        return limiter.tryAcquire(stage).orElseThrow();
    }

    private StageSnapshot snapshot(String stage) {
        return limiter.snapshot().stream()
                .filter(s -> s.stage().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    private static List<Boolean> done(List<CompletableFuture<Permit>> futures) {
        return futures.stream().map(CompletableFuture::isDone).toList();
    }
}
