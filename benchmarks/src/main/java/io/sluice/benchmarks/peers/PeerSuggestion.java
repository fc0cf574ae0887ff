package io.sluice.benchmarks.peers;

import java.util.Map;

/**
 * A point that a peer wants to have tried.
 *
 * @param parameters a point of the space, in its order
 * @param cost what the suggestion took, measured in the adapter
 */
public record PeerSuggestion(Map<String, Object> parameters, PeerCost cost) {}
