package io.sluice.limiter;

import java.util.OptionalInt;

/**
 * One stage at one instant.
 *
 * @param stage its name
 * @param limit how many may be in it at once; empty if unlimited
 * @param inFlight how many are in it; above {@code limit} only while a lowered limit drains
 * @param waiting how many wait to enter it
 * @param granted how many permits it has given since the limiter was made
 */
public record StageSnapshot(String stage, OptionalInt limit, int inFlight, int waiting, long granted) {}
