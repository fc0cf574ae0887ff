package io.sluice.agent.permits;

/**
 * One holder's way through one stage. Times are seconds since the epoch; the differences between them are measured with a
 * clock that never jumps. Immutable.
 *
 * @param holder whose
 * @param stage which stage
 * @param queued when the holder asked
 * @param entered when it was let in
 * @param left when it left
 */
public record Span(String holder, String stage, double queued, double entered, double left) {}
