package io.sluice.benchmarks.regret.problem;

/** What a problem may be used for. */
public enum Half {
    /** For choosing between designs of an optimiser. */
    DEVELOP,
    /** For reporting only: nobody decides anything by it. */
    REPORT
}
