package io.sluice.agent.permits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that passes only when a test says so, and a wall clock that jumps when it says so. */
final class ManualTimers implements Timers {
    private record Due(long at, Runnable task) {}

    private final List<Due> tasks = new ArrayList<>();
    private long now;
    private Duration jumped = Duration.ZERO;

    @Override
    public Timer after(Duration delay, Runnable task) {
        Due due = new Due(now + delay.toNanos(), task);
        tasks.add(due);
        return () -> tasks.remove(due);
    }

    @Override
    public void confine(Runnable task) {
        task.run();
    }

    /** Lets time pass, and runs what is due, in order. */
    void pass(Duration time) {
        long until = now + time.toNanos();
        for (var next = next(until); next.isPresent(); next = next(until)) {
            now = Math.max(now, next.get().at());
            tasks.remove(next.get());
            next.get().task().run();
        }
        now = until;
    }

    /** Changes the time of day, and nothing else. */
    void jump(Duration by) {
        jumped = jumped.plus(by);
    }

    int pending() {
        return tasks.size();
    }

    DeskClock clock() {
        return new DeskClock(new WallClock(), () -> now);
    }

    private Optional<Due> next(long until) {
        return tasks.stream().filter(due -> due.at() <= until).min(Comparator.comparingLong(Due::at));
    }

    private final class WallClock extends Clock {
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
            return Instant.EPOCH.plusNanos(now).plus(jumped);
        }
    }
}
