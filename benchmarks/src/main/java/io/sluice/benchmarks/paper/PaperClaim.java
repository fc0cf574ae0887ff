package io.sluice.benchmarks.paper;

/** A claim of the paper that can be checked on models of its host. Stateless. */
@FunctionalInterface
interface PaperClaim {

    /** Checks it. */
    Section check(Laboratory laboratory) throws InterruptedException;
}
