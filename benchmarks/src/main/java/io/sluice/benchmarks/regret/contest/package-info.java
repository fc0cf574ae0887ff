/** Optimisers, ours and others', behind one interface of ask, tell and recommend. */
@NullMarked
package io.sluice.benchmarks.regret.contest;

import org.jspecify.annotations.NullMarked;
