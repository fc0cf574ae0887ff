@NullMarked
package io.sluice.benchmarks.regret.report;

import org.jspecify.annotations.NullMarked;
