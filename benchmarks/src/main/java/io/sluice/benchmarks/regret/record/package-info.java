/** What runs of the suite leave in files. */
@NullMarked
package io.sluice.benchmarks.regret.record;

import org.jspecify.annotations.NullMarked;
