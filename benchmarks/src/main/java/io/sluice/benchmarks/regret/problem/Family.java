package io.sluice.benchmarks.regret.problem;

/** Where a problem comes from. */
public enum Family {
    /** Bursts of simulated pipelines; every parameter is a limit. */
    PIPELINE,
    /** Textbook functions on lattices of integers. */
    LATTICE,
    /** Integers, reals and choices together. */
    MIXED,
    /** Measurements of a real host, smoothed and drawn again. */
    REPLAY,
    /** Published auto-tuning tables, drawn again. */
    TABLE
}
