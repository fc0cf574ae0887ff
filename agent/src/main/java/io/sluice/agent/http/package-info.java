/**
 * The agent's HTTP/1.1 interface: how requests are read, checked, answered and held.
 *
 * <p>One {@link io.sluice.agent.http.AgentConnection} a connection, all of them on one event loop. A connection serves one
 * request at a time; what a client sends ahead is kept up to a bound.
 */
@NullMarked
package io.sluice.agent.http;

import org.jspecify.annotations.NullMarked;
