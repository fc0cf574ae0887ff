/**
 * How many holders may be in each startup stage at once, and the in-process limiter that enforces it.
 *
 * <p>A <em>stage</em> has a <em>limit</em> (an integer of at least 1, or unlimited); whoever wants to enter it asks for a
 * <em>permit</em> and gives it back on leaving. Start at {@link io.sluice.limiter.StageLimiter}; the limits themselves are
 * {@link io.sluice.limiter.Limits}.
 */
@NullMarked
package io.sluice.limiter;

import org.jspecify.annotations.NullMarked;
