/**
 * Keeps the limits of a {@link io.sluice.limiter.StageLimiter} current while it works: from a file that may change, and for
 * the size of the burst that is under way. Start at {@link io.sluice.limiter.live.LiveLimits}.
 */
@NullMarked
package io.sluice.limiter.live;

import org.jspecify.annotations.NullMarked;
