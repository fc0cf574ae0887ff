package io.sluice.cli.command;

import io.sluice.tuner.proof.GainEstimate;

/** What comparing the pick with the first trial's point came to. Immutable. */
sealed interface Proof {

    /**
     * Pairs were measured.
     *
     * @param gain from them
     */
    record Measured(GainEstimate gain) implements Proof {}

    /**
     * There is nothing to say.
     *
     * @param reason why, for a person
     */
    record None(String reason) implements Proof {}
}
