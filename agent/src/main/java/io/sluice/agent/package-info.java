/**
 * The per-host agent: gives permits for startup stages to any program on the host, over HTTP. Start at {@link
 * io.sluice.agent.Agent}.
 */
@NullMarked
package io.sluice.agent;

import org.jspecify.annotations.NullMarked;
