/** Bursts of a real host, recorded as data for replays. */
@NullMarked
package io.sluice.benchmarks.record;

import org.jspecify.annotations.NullMarked;
