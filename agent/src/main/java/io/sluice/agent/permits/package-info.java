/**
 * Permits as the agent gives them: with an id, a holder, a lease where one was asked for, and the span that remains of them.
 *
 * <p>Nothing here knows HTTP or sockets. All of it is confined to one thread, the agent's event loop, and never blocks.
 */
@NullMarked
package io.sluice.agent.permits;

import org.jspecify.annotations.NullMarked;
