/**
 * The Java client of the per-host agent: permits that count for every program on the host, in the shape of those of {@link
 * io.sluice.limiter.StageLimiter}. Start at {@link io.sluice.limiter.agent.AgentClient}.
 */
@NullMarked
package io.sluice.limiter.agent;

import org.jspecify.annotations.NullMarked;
