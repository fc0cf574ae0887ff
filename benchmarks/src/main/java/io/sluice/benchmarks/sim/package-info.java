/** Benchmarks of the pipeline simulator. */
@NullMarked
package io.sluice.benchmarks.sim;

import org.jspecify.annotations.NullMarked;
