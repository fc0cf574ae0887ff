package io.sluice.agent.permits;

import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * The two clocks: one that says what time it is and may jump, and one that only says how much time has passed.
 *
 * @param wall the time of day
 * @param nanos nanoseconds from anywhere
 */
public record DeskClock(Clock wall, LongSupplier nanos) {
    /**
     * The system's.
     *
     * @return the time of day in UTC, and {@link System#nanoTime}
     */
    public static DeskClock system() {
        return new DeskClock(Clock.systemUTC(), System::nanoTime);
    }
}
