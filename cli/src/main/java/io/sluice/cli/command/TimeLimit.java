package io.sluice.cli.command;

import io.sluice.cli.support.Interruption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The time that a run may take: when it is over, what runs interruptibly is interrupted. Thread-safe. */
final class TimeLimit implements AutoCloseable {
    private final Interruption timeUp = new Interruption();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Optional<Duration> limit;
    private final LongSupplier nanos;
    private final long start;

    /** Counts from now. */
    TimeLimit(Optional<Duration> limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        limit.ifPresent(duration -> {
            Thread watch = new Thread(() -> watch(duration), "time limit");
            watch.setDaemon(true);
            watch.start();
        });
    }

    private void watch(Duration duration) {
        try {
            if (!closed.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                timeUp.request();
            }
        } catch (InterruptedException e) {
            throw new AssertionError("nobody knows this thread", e);
        }
    }

    boolean isUp() {
        return timeUp.isRequested();
    }

    /** Seconds left, at least 0; empty without a limit. */
    OptionalDouble secondsLeft() {
        double used = (nanos.getAsLong() - start) / 1e9;
        return limit.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(0, limit.get().toNanos() / 1e9 - used));
    }

    <T> T interruptibly(Callable<T> work) throws Exception {
        return timeUp.interruptibly(work);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
