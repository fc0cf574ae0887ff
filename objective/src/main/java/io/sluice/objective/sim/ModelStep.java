package io.sluice.objective.sim;

import java.util.List;

/** One thing that a startup does. Immutable. */
public sealed interface ModelStep {

    /**
     * Computes.
     *
     * @param time of one core at full speed
     */
    record Cpu(StepTime time) implements ModelStep {}

    /**
     * Waits without a core.
     *
     * @param time until it goes on
     */
    record Sleep(StepTime time) implements ModelStep {}

    /**
     * Takes a lock, does the steps, gives it back. A computation inside is slowed by what else is runnable; a sleep inside
     * is a grace period.
     *
     * @param lock name of one of the model's locks
     * @param steps done while it is held; may hold further locks
     */
    record Hold(String lock, List<ModelStep> steps) implements ModelStep {
        /** Copies the list. */
        public Hold {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Does the steps several times, one after the other.
     *
     * @param times 1 to 10000
     * @param steps what is repeated
     */
    record Repeat(int times, List<ModelStep> steps) implements ModelStep {
        /** Checks the range and copies the list. */
        public Repeat {
            Require.within("repeat", times, 1, 10_000);
            steps = List.copyOf(steps);
        }
    }

    /** {@link Cpu} of always the same seconds. */
    static ModelStep cpu(double seconds) {
        return new Cpu(StepTime.fixed(seconds));
    }

    /** {@link Sleep} of always the same seconds. */
    static ModelStep sleep(double seconds) {
        return new Sleep(StepTime.fixed(seconds));
    }

    /** {@link Hold}. */
    static ModelStep hold(String lock, ModelStep... steps) {
        return new Hold(lock, List.of(steps));
    }

    /** {@link Repeat}. */
    static ModelStep repeat(int times, ModelStep... steps) {
        return new Repeat(times, List.of(steps));
    }
}
