/**
 * The search space: parameters with names and units on one side, points of the unit cube on the other.
 *
 * <p>Notation: d = number of parameters; u = a point of the unit cube, one coordinate a parameter, in the order of the
 * space; for a choice the coordinate is the index of its value instead.
 */
@NullMarked
package io.sluice.tuner.space;

import org.jspecify.annotations.NullMarked;
