/**
 * A burst and what is measured of it, whatever runs it: a Linux host, or a model of one.
 *
 * <p>Words: a <em>burst</em> is N startups released at one instant; a <em>stage span</em> is when one startup queued at a
 * stage's gate, entered and left; the <em>startup time</em> runs from the release to the container reachable, the
 * <em>makespan</em> to the last one reachable. Times inside a burst are nanoseconds since the release.
 */
@NullMarked
package io.sluice.objective.burst;

import org.jspecify.annotations.NullMarked;
