package io.sluice.agent.permits;

import java.time.Instant;
import java.util.Optional;

/**
 * One holder, for a list. Immutable.
 *
 * @param permit the permit's id
 * @param stage the stage it is in
 * @param holder its name
 * @param run its run
 * @param peer the process that asked
 * @param since when it entered, by the wall clock
 */
public record HolderView(String permit, String stage, String holder, Optional<String> run, Peer peer, Instant since) {}
