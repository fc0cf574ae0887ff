@NullMarked
package io.sluice.benchmarks.optimiser;

import org.jspecify.annotations.NullMarked;
