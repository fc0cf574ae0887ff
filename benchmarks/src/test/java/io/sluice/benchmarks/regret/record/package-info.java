@NullMarked
package io.sluice.benchmarks.regret.record;

import org.jspecify.annotations.NullMarked;
