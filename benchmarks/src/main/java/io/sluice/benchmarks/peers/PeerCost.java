package io.sluice.benchmarks.peers;

/**
 * What a call took, measured in the adapter around the tool's own call.
 *
 * @param cpuSeconds processor time of the adapter's process, all threads
 * @param seconds wall-clock time
 */
public record PeerCost(double cpuSeconds, double seconds) {
    /** The sum. */
    public PeerCost plus(PeerCost other) {
        return new PeerCost(cpuSeconds + other.cpuSeconds, seconds + other.seconds);
    }
}
