/** {@code sluice agent}: permits for every program on this host. */
@NullMarked
package io.sluice.cli.agent;

import org.jspecify.annotations.NullMarked;
