package io.sluice.limiter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.ReferenceLimiter.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * Random sequences of every operation, on the limiter and on the reference side by side. After each step the same requests
 * must be waiting, holding and gone, which says at once: first in first out, permits conserved, no waiter lost, and never
 * more in flight than the limit but for a drain.
 */
class StageLimiterModelTest {
    private static final List<String> STAGES = List.of("A", "B", "C");

    @Property(tries = 2_000, seed = "1")
    void anySequence_agreesWithTheReference(@ForAll("steps") List<Step> steps) {
        int mostWaiting = new Run().play(steps);
        Statistics.label("most waiting at once")
                .collect(Math.min(mostWaiting, 3))
                .coverage(coverage -> coverage.check(3).percentage(p -> p > 25));
    }

    private interface Step {
        void apply(Run run);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<String> stage = Arbitraries.of(STAGES);
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 1_000);
        Arbitrary<Step> step = Arbitraries.frequencyOf(
                Tuple.of(40, stage.map(s -> run -> run.request(s))),
                Tuple.of(8, stage.map(s -> run -> run.tryAcquire(s))),
                Tuple.of(8, stage.map(s -> run -> run.acquireWithoutPatience(s))),
                Tuple.of(10, any.map(k -> run -> run.cancel(k))),
                Tuple.of(25, any.map(k -> run -> run.close(k))),
                Tuple.of(3, any.map(k -> run -> run.closeAgain(k))),
                Tuple.of(15, Combinators.combine(any, stage).as((k, s) -> run -> run.advance(k, s))),
                Tuple.of(5, limits().map(l -> run -> run.setLimits(l))),
                Tuple.of(1, Arbitraries.just(Run::closeLimiter)));
        return step.list().ofMinSize(10).ofMaxSize(80);
    }

    private static Arbitrary<Limits> limits() {
        Arbitrary<OptionalInt> limit =
                Arbitraries.integers().between(0, 4).map(n -> n == 0 ? OptionalInt.empty() : OptionalInt.of(n));
        return Combinators.combine(limit, limit, limit).as((a, b, c) -> {
            Map<String, OptionalInt> all = new LinkedHashMap<>();
            all.put("A", a);
            all.put("B", b);
            all.put("C", c);
            return Limits.copyOf(all);
        });
    }

    /** One limiter and one reference, kept in step. */
    private static final class Run {
        private final ReferenceLimiter model = new ReferenceLimiter();
        private final StageLimiter limiter = new StageLimiter(Limits.unlimited());
        private final List<CompletableFuture<Permit>> futures = new ArrayList<>();

        int play(List<Step> steps) {
            setLimits(Limits.parse("A=1,B=2"));
            int mostWaiting = 0;
            for (Step step : steps) {
                step.apply(this);
                check();
                mostWaiting = Math.max(mostWaiting, waiting());
            }
            drain();
            return mostWaiting;
        }

        private int waiting() {
            return (int) model.states().stream().filter(s -> s == State.WAITING).count();
        }

        /** Everyone leaves: nobody may be left waiting, and the counts return to zero. */
        private void drain() {
            for (int id = 0; model.states().stream().anyMatch(s -> s != State.GONE); id = (id + 1) % futures.size()) {
                release(id);
                check();
            }
            limiter.snapshot().forEach(s -> assertEquals(0, s.inFlight() + s.waiting(), s.toString()));
        }

        private void check() {
            for (int id = 0; id < futures.size(); id++) {
                CompletableFuture<Permit> future = futures.get(id);
                State expected = model.states().get(id);
                assertEquals(expected == State.WAITING, !future.isDone(), "request " + id);
                if (expected == State.HOLDING) {
                    assertTrue(!future.isCompletedExceptionally(), "request " + id);
                }
            }
            for (StageSnapshot actual : limiter.snapshot()) {
                StageSnapshot empty = new StageSnapshot(actual.stage(), actual.limit(), 0, 0, 0);
                assertEquals(model.snapshot(actual.stage()).orElse(empty), actual);
            }
        }

        private void release(int id) {
            model.release(id);
            CompletableFuture<Permit> future = futures.get(id);
            if (future.isDone() && !future.isCompletedExceptionally()) {
                future.join().close();
            }
        }

        private void request(String stage) {
            model.request(stage);
            futures.add(limiter.acquireAsync(stage));
        }

        private void tryAcquire(String stage) {
            int id = model.requestNow(stage);
            futures.add(gone());
            if (model.closed()) {
                assertThrows(LimiterClosedException.class, () -> limiter.tryAcquire(stage));
            } else {
                limiter.tryAcquire(stage)
                        .ifPresent(permit -> futures.set(id, CompletableFuture.completedFuture(permit)));
            }
            assertEquals(
                    model.states().get(id) == State.HOLDING, !futures.get(id).isCompletedExceptionally());
        }

        private void acquireWithoutPatience(String stage) {
            int id = model.requestNow(stage);
            futures.add(gone());
            try {
                futures.set(id, CompletableFuture.completedFuture(limiter.acquire(stage, Duration.ZERO)));
            } catch (LimiterException | InterruptedException e) {
                boolean rightKind =
                        model.closed() ? e instanceof LimiterClosedException : e instanceof PermitTimeoutException;
                assertTrue(rightKind, e.toString());
            }
            assertEquals(
                    model.states().get(id) == State.HOLDING, !futures.get(id).isCompletedExceptionally());
        }

        private void cancel(int any) {
            pick(any, State.WAITING).forEach(id -> {
                model.giveUp(id);
                assertTrue(futures.get(id).cancel(false));
            });
        }

        private void close(int any) {
            pick(any, State.HOLDING).forEach(this::release);
        }

        private void closeAgain(int any) {
            pick(any, State.GONE).forEach(this::release);
        }

        private void advance(int any, String next) {
            pick(any, State.HOLDING).forEach(id -> {
                model.advance(id, next);
                futures.add(futures.get(id).join().advanceAsync(next));
            });
        }

        private void setLimits(Limits limits) {
            model.setLimits(limits);
            limiter.setLimits(limits);
        }

        private void closeLimiter() {
            model.close();
            limiter.close();
        }

        private List<Integer> pick(int any, State state) {
            List<Integer> ids = new ArrayList<>();
            for (int id = 0; id < futures.size(); id++) {
                if (model.states().get(id) == state) {
                    ids.add(id);
                }
            }
            return ids.isEmpty() ? ids : List.of(ids.get(any % ids.size()));
        }

        private static CompletableFuture<Permit> gone() {
            return CompletableFuture.failedFuture(new IllegalStateException("no permit"));
        }
    }
}
