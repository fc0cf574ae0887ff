@NullMarked
package io.sluice.benchmarks.regret.problem;

import org.jspecify.annotations.NullMarked;
