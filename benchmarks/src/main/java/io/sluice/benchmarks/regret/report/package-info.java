/**
 * Tables and pictures of what contestants did.
 *
 * <p>Notation: the excess of a point is its true mean over that of the best known point, less one.
 */
@NullMarked
package io.sluice.benchmarks.regret.report;

import org.jspecify.annotations.NullMarked;
