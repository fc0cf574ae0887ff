/** What the agent tells Prometheus. */
@NullMarked
package io.sluice.agent.metrics;

import org.jspecify.annotations.NullMarked;
