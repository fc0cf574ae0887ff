package io.sluice.cli.proof;

import io.sluice.tuner.study.RandomStreams;
import java.util.random.RandomGenerator;

/**
 * A seed for every burst of a proof. Both sides of a pair have one of their own: a pair shares its moment, and so the
 * host's drift, but not its noise. Seeds depend on the pair's number, so that a proof that goes on draws what it would have
 * drawn. Not thread-safe.
 */
final class BurstSeeds {
    private final RandomStreams streams;
    private int pair;
    private RandomGenerator ofPair;

    BurstSeeds(RandomStreams streams) {
        this.streams = streams;
        this.ofPair = stream();
    }

    /** The next burst's, which is one of this pair, numbered from 1. */
    long next(int number) {
        if (number != pair) {
            pair = number;
            ofPair = stream();
        }
        return ofPair.nextLong();
    }

    private RandomGenerator stream() {
        return streams.stream(pair, "proof bursts");
    }
}
