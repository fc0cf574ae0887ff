package io.sluice.limiter;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Keeps the times of one stage and passes them on. Thread-safe. */
final class StageRecorder {
    private static final Logger LOG = System.getLogger(StageLimiter.class.getName());
    private static final StageMetrics NOWHERE = new StageMetrics() {};

    private final String stage;
    private final StageMetrics metrics;
    private final AtomicBoolean complained = new AtomicBoolean();
    // Only those who queued: the others are known from the count of grants, and need no counter of their own.
    private final TimeCounter waited = new TimeCounter();
    private final TimeCounter held = new TimeCounter();
    private final TimeCounter gaveUp = new TimeCounter();

    private StageRecorder(String stage, StageMetrics metrics) {
        this.stage = stage;
        this.metrics = metrics;
    }

    /** A recorder that reports where it is told to; nowhere, where that fails. */
    static StageRecorder of(String stage, Optional<LimiterMetrics> target, Supplier<StageSnapshot> now) {
        try {
            return new StageRecorder(
                    stage, target.map(metrics -> metrics.stage(stage, now)).orElse(NOWHERE));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Stage " + stage + " has no metrics: making them failed", e);
            return new StageRecorder(stage, NOWHERE);
        }
    }

    /** Counts a wait, in the same instant as the grant. */
    void countWait(long nanos) {
        waited.add(nanos);
    }

    /** Passes on what {@link #countWait} counted, or a grant without waiting. */
    void tellWait(long nanos) {
        try {
            metrics.waited(nanos);
        } catch (RuntimeException e) {
            complain(e);
        }
    }

    void held(long nanos) {
        held.add(nanos);
        try {
            metrics.held(Math.max(0, nanos));
        } catch (RuntimeException e) {
            complain(e);
        }
    }

    void gaveUp(long nanos) {
        gaveUp.add(nanos);
        try {
            metrics.gaveUp(Math.max(0, nanos));
        } catch (RuntimeException e) {
            complain(e);
        }
    }

    StageTimes times(long granted) {
        TimeHistogram queued = waited.snapshot();
        return new StageTimes(stage, queued.plusZeros(granted - queued.count()), held.snapshot(), gaveUp.snapshot());
    }

    /** Metrics must never cost a permit. */
    private void complain(RuntimeException failure) {
        if (complained.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, "The metrics of stage " + stage + " failed; this is said once", failure);
        }
    }
}
