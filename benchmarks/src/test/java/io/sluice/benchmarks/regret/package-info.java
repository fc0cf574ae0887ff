@NullMarked
package io.sluice.benchmarks.regret;

import org.jspecify.annotations.NullMarked;
