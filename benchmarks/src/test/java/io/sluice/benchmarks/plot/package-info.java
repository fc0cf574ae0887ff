@NullMarked
package io.sluice.benchmarks.plot;

import org.jspecify.annotations.NullMarked;
