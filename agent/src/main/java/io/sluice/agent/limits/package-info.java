/** Which limits the agent enforces, and where they came from. */
@NullMarked
package io.sluice.agent.limits;

import org.jspecify.annotations.NullMarked;
