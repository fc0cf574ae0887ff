/** The agent's sockets: the unix socket's file, TCP addresses, and the event loop that serves both. */
@NullMarked
package io.sluice.agent.net;

import org.jspecify.annotations.NullMarked;
