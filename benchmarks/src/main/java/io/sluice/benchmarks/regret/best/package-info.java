/** The best known point of every problem, from a search that shares nothing with our optimiser. */
@NullMarked
package io.sluice.benchmarks.regret.best;

import org.jspecify.annotations.NullMarked;
