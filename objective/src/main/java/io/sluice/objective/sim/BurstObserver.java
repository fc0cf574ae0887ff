package io.sluice.objective.sim;

/** Is told what happens, in order. */
@FunctionalInterface
interface BurstObserver {

    /**
     * Something happened.
     *
     * @param what to the lock or stage
     * @param subject number of the lock or stage
     * @param startup whose doing it is
     * @param at seconds since the release
     */
    void happened(What what, int subject, int startup, double at);

    /** What can happen. */
    enum What {
        LOCK_WANTED,
        LOCK_OBTAINED,
        LOCK_RELEASED,
        STAGE_QUEUED,
        STAGE_ENTERED,
        STAGE_LEFT
    }
}
