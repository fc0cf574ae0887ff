package io.sluice.agent.permits;

import io.sluice.limiter.StageName;
import java.time.Duration;
import java.util.Optional;

/**
 * What a caller asks for. Immutable.
 *
 * @param stage the stage to enter
 * @param maxWait the longest wait, at least zero; empty to wait for as long as the caller stays
 * @param lease how long the permit lives without being renewed; empty if it lives as long as the caller's connection
 * @param holder the caller's name for itself; empty for the permit's id
 * @param run what the caller belongs to, such as one burst; its spans are kept under this name
 * @param peer the process that asks
 */
public record PermitRequest(
        String stage,
        Optional<Duration> maxWait,
        Optional<Duration> lease,
        Optional<String> holder,
        Optional<String> run,
        Peer peer) {
    /** Checks the name of the stage. */
    public PermitRequest {
        StageName.require(stage);
    }
}
