package io.sluice.benchmarks.peers;

/**
 * What a peer says of itself.
 *
 * @param peer its name, such as {@code optuna-gp}
 * @param distribution its Python distribution; {@code python} if it needs nothing else
 * @param version of the distribution
 * @param python version of the interpreter
 */
public record PeerAbout(String peer, String distribution, String version, String python) {}
