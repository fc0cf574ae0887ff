package io.sluice.cli.tune;

/** Says how far the tuning is. Not thread-safe. */
interface Progress {

    /** A line that stays. */
    void say(String line);

    /** Something took another step. */
    void step(Step step);

    /** Nothing more comes. */
    void end();

    /**
     * One step.
     *
     * @param what {@code trial} or {@code pair}
     * @param done how many are done
     * @param of how many there are to be
     * @param result of this one
     * @param standing what is best so far, or the gain so far; may be empty
     * @param left estimate of the time left
     */
    record Step(String what, int done, int of, String result, String standing, String left) {}
}
