package io.sluice.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.Evaluation;
import io.sluice.objective.Evaluation.FailureKind;
import io.sluice.objective.Objective;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.study.NoRecommendationException;
import io.sluice.tuner.study.Recommendation;
import io.sluice.tuner.study.Trial;
import io.sluice.tuner.study.ValueScale;
import io.sluice.tuner.suggest.RandomSuggester;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class RunTest {

    private static TunerBuilder builder(Goal goal) {
        TunerBuilder builder =
                goal == Goal.MINIMIZE ? Tuner.minimizing(Synthetic.SPACE) : Tuner.maximizing(Synthetic.SPACE);
        return builder.suggester(new RandomSuggester());
    }

    private static List<Trial> trials(TunerBuilder builder, int budget, Objective objective) {
        try (Tuner tuner = builder.build()) {
            tuner.run(objective, Budget.trials(budget));
            return tuner.trials();
        }
    }

    /** The objective for one trial, and a plain value for the others. */
    private static Evaluation.Failed failure(Goal goal, ValueScale scale, Objective second) {
        List<Trial> trials = trials(
                builder(goal).scale(scale),
                3,
                candidate -> candidate.trial() == 2 ? second.evaluate(candidate) : Evaluation.of(1));
        assertEquals(3, trials.size());
        return (Evaluation.Failed) trials.get(1).outcome().orElseThrow();
    }

    private static Evaluation.Failed failure(Objective second) {
        return failure(Goal.MINIMIZE, ValueScale.AUTO, second);
    }

    @Test
    void exceptions_areFailedTrials_withTheMessageAsTheReason() {
        Evaluation.Failed failed = failure(candidate -> {
            throw new IOException("no address left");
        });
        assertEquals("no address left", failed.reason());
        assertEquals(FailureKind.CONFIG, failed.kind());
        assertEquals(
                "java.lang.IllegalStateException",
                failure(candidate -> {
                            throw new IllegalStateException();
                        })
                        .reason());
    }

    @Test
    void numbersThatAreNone_areFailedTrials() {
        assertTrue(failure(candidate -> Evaluation.of(Double.NaN)).reason().contains("NaN"));
        assertTrue(failure(candidate -> Evaluation.exceeds(Double.POSITIVE_INFINITY))
                .reason()
                .contains("Infinity"));
    }

    @Test
    void lowerBoundUnderMaximise_andNoLogarithm_areFailedTrials() {
        assertTrue(failure(Goal.MAXIMIZE, ValueScale.AUTO, candidate -> Evaluation.exceeds(3))
                .reason()
                .contains("lower bound"));
        assertTrue(failure(Goal.MINIMIZE, ValueScale.LOG, candidate -> Evaluation.of(-1))
                .reason()
                .contains("LOG"));
    }

    @Test
    void errors_goToTheCaller_andTheTrialIsHandedOutAgain() {
        try (Tuner tuner = builder(Goal.MINIMIZE).build()) {
            assertThrows(
                    AssertionError.class,
                    () -> tuner.run(
                            candidate -> {
                                throw new AssertionError("bug");
                            },
                            Budget.trials(1)));
            assertEquals(1, tuner.ask().trial());
        }
    }

    @Test
    void whatAListenerThrows_goesToTheCaller_andTheTrialIsKept() {
        ProgressListener broken = new ProgressListener() {
            @Override
            public void asked(Ask ask) {
                if (ask.trial() == 2) {
                    throw new IllegalStateException("broken too");
                }
            }

            @Override
            public void told(Trial trial) {
                throw new IllegalArgumentException("broken listener");
            }
        };
        try (Tuner tuner = builder(Goal.MINIMIZE).listener(broken).build()) {
            String message = assertThrows(
                            IllegalArgumentException.class,
                            () -> tuner.run(candidate -> Evaluation.of(1), Budget.trials(3)))
                    .getMessage();
            assertEquals("broken listener", message);
            assertEquals(List.of(false), pendings(tuner));
            assertThrows(IllegalStateException.class, tuner::ask);
            assertThrows(IllegalStateException.class, tuner::ask);
            assertEquals(List.of(false, true), pendings(tuner), "trial 2 was never handed out, so it comes again");
        }
    }

    @Test
    void allTrialsFailed_thereIsNothingToRecommend() {
        try (Tuner tuner = builder(Goal.MINIMIZE).build()) {
            assertThrows(
                    NoRecommendationException.class,
                    () -> tuner.run(candidate -> Evaluation.failed("no"), Budget.trials(3)));
            assertEquals(3, tuner.trials().size());
        }
    }

    @Test
    void budgetOfTrials_countsThoseOfTheWholeStudy() {
        try (Tuner tuner = builder(Goal.MINIMIZE).build()) {
            tuner.run(candidate -> Evaluation.of(1), Budget.trials(3));
            tuner.run(candidate -> Evaluation.of(1), Budget.trials(5));
            tuner.run(candidate -> Evaluation.of(1), Budget.trials(5));
            assertEquals(5, tuner.trials().size());
        }
    }

    @Test
    void budgetOfTime_isLookedAtBetweenTrials() {
        SettableClock clock = new SettableClock();
        try (Tuner tuner = builder(Goal.MINIMIZE).clock(clock).build()) {
            Objective fourSeconds = candidate -> {
                clock.now = clock.now.plusSeconds(4);
                return Evaluation.of(4);
            };
            tuner.run(fourSeconds, Budget.wallClock(Duration.ofSeconds(10)));
            assertEquals(3, tuner.trials().size());
            tuner.run(fourSeconds, Budget.trials(100).within(Duration.ofSeconds(8)));
            assertEquals(5, tuner.trials().size());
            tuner.run(fourSeconds, Budget.trials(6).within(Duration.ofSeconds(80)));
            assertEquals(6, tuner.trials().size());
        }
    }

    @Test
    void budgetsThatAreNone_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> Budget.trials(0));
        assertThrows(IllegalArgumentException.class, () -> Budget.wallClock(Duration.ZERO));
    }

    @Test
    void cancel_interruptsTheEvaluation_andReturnsWhatThereIs() throws Exception {
        try (Tuner tuner = builder(Goal.MINIMIZE).build()) {
            CountDownLatch third = new CountDownLatch(1);
            Thread canceller = new Thread(() -> {
                await(third);
                tuner.cancel();
            });
            canceller.start();
            Recommendation best = tuner.run(
                    candidate -> {
                        if (candidate.trial() == 3) {
                            third.countDown();
                            new CountDownLatch(1).await();
                        }
                        return Evaluation.of(candidate.trial());
                    },
                    Budget.trials(10));
            canceller.join();
            assertFalse(Thread.currentThread().isInterrupted());
            assertTrue(tuner.isCancelled());
            assertEquals(tuner.trials().get(0).parameters(), best.parameters());
            assertEquals(List.of(false, false, true), pendings(tuner));
            assertEquals(3, tuner.ask().trial());
        }
    }

    @Test
    void cancelBeforeTheRun_letsNothingBeEvaluated() {
        try (Tuner tuner = builder(Goal.MINIMIZE).build()) {
            tuner.cancel();
            assertThrows(
                    NoRecommendationException.class, () -> tuner.run(candidate -> Evaluation.of(1), Budget.trials(3)));
            assertEquals(List.of(), tuner.trials());
        }
    }

    @Test
    void evaluationThatEndsWithAValueDespiteCancelling_counts() {
        try (Tuner tuner = builder(Goal.MINIMIZE).build()) {
            tuner.run(
                    candidate -> {
                        tuner.cancel();
                        return Evaluation.of(1);
                    },
                    Budget.trials(3));
            assertEquals(List.of(false), pendings(tuner));
            assertFalse(Thread.currentThread().isInterrupted());
        }
    }

    @Test
    void objectiveThatWrapsTheInterrupt_isStoppedAllTheSame() {
        try (Tuner tuner = builder(Goal.MINIMIZE).build()) {
            tuner.run(
                    candidate -> {
                        if (candidate.trial() == 2) {
                            Thread.currentThread().interrupt();
                            throw new IOException("closed by interrupt");
                        }
                        return Evaluation.of(1);
                    },
                    Budget.trials(5));
            assertTrue(Thread.interrupted(), "the caller's interrupt is kept");
            assertEquals(List.of(false, true), pendings(tuner));
        }
    }

    @Test
    void interruptedException_stopsTheRun() {
        try (Tuner tuner = builder(Goal.MINIMIZE).build()) {
            tuner.run(
                    candidate -> {
                        if (candidate.trial() == 2) {
                            throw new InterruptedException();
                        }
                        return Evaluation.of(1);
                    },
                    Budget.trials(5));
            assertTrue(Thread.interrupted());
            assertEquals(List.of(false, true), pendings(tuner));
        }
    }

    @Test
    void manyThreads_mayAskAndTellAtOnce() throws Exception {
        try (Tuner tuner = builder(Goal.MINIMIZE).build()) {
            List<Thread> threads = IntStream.range(0, 8)
                    .mapToObj(i -> new Thread(() -> {
                        for (int k = 0; k < 25; k++) {
                            Ask ask = tuner.ask();
                            tuner.tell(ask.trial(), Evaluation.of(ask.trial()));
                        }
                    }))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(200, tuner.trials().size());
            Set<Object> points = tuner.trials().stream().map(Trial::parameters).collect(Collectors.toSet());
            assertEquals(200, points.size());
            tuner.trials().forEach(t -> assertEquals(t.number(), t.value().orElseThrow()));
        }
    }

    private static List<Boolean> pendings(Tuner tuner) {
        return tuner.trials().stream().map(Trial::isPending).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
