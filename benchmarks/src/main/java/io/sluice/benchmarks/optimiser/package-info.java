/** The pictures of docs/optimiser.md, drawn from studies of a simulated host. */
@NullMarked
package io.sluice.benchmarks.optimiser;

import org.jspecify.annotations.NullMarked;
