package io.sluice.tuner.proof;

/** Which of the two candidates. */
public enum Side {
    /** What there is without tuning. */
    BASELINE,
    /** What tuning recommends. */
    TUNED
}
