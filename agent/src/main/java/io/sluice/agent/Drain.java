package io.sluice.agent;

import io.sluice.agent.permits.PermitDesk;
import io.sluice.agent.permits.Timers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The wait, at the end of an agent, for permits to be given back. Thread-safe. */
final class Drain {
    private static final Duration LOOK = Duration.ofMillis(10);

    private final PermitDesk desk;
    private final Timers timers;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch empty = new CountDownLatch(1);

    Drain(PermitDesk desk, Timers timers) {
        this.desk = desk;
        this.timers = timers;
    }

    /** True the first time. */
    boolean begin() {
        return begun.compareAndSet(false, true);
    }

    boolean hasBegun() {
        return begun.get();
    }

    /** Looks until nothing is held. Only on the desk's thread. */
    void watch() {
        if (desk.held() == 0) {
            empty.countDown();
        } else {
            timers.after(LOOK, this::watch);
        }
    }

    void await(Duration longest) {
        try {
            boolean unused = empty.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
