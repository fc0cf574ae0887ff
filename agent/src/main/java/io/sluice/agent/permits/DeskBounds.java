package io.sluice.agent.permits;

/**
 * How much a desk takes on. Immutable.
 *
 * @param waiters how many may wait at once, over all stages
 * @param permits how many may wait or hold at once, over all stages
 * @param stages how many stages may be used beside those that are limited
 * @param spans how many spans are kept
 */
public record DeskBounds(int waiters, int permits, int stages, int spans) {
    /** What the agent uses unless told otherwise. */
    public static final DeskBounds DEFAULT = new DeskBounds(20_000, 65_536, 1_000, 200_000);
}
