@NullMarked
package io.sluice.objective.sim;

import org.jspecify.annotations.NullMarked;
