package io.sluice.agent.http;

import java.time.Duration;

/**
 * How much of one client the agent puts up with. Immutable.
 *
 * @param idle how long a connection may be without a whole request, while it neither waits nor holds
 * @param stalled how long an answer may lie unread
 * @param body the longest body that is kept, bytes
 * @param bodies all bodies that are kept at once, bytes
 * @param answers all answers that lie unread at once, bytes; those of a few hundred bytes do not count
 * @param ahead how many requests may be sent ahead on a connection
 * @param junk how much may be sent on a connection that holds a permit, bytes
 * @param connections how many connections there may be
 */
public record HttpBounds(
        Duration idle, Duration stalled, int body, int bodies, int answers, int ahead, int junk, int connections) {
    /** What the agent uses unless told otherwise. */
    public static final HttpBounds DEFAULT = new HttpBounds(
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            256 * 1024,
            8 * 1024 * 1024,
            64 * 1024 * 1024,
            128,
            64 * 1024,
            16_384);
}
