package io.sluice.limiter;

/**
 * How long one stage was waited for and held since the limiter was made.
 *
 * @param stage its name
 * @param waited for every permit given, the time from request to grant; zero where there was room at once
 * @param held for every permit given back, the time from grant to release
 * @param gaveUp for everyone who left the queue without a permit, the time in it; not in {@code waited}
 */
public record StageTimes(String stage, TimeHistogram waited, TimeHistogram held, TimeHistogram gaveUp) {}
