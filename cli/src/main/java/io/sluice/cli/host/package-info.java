/** {@code sluice doctor} and {@code sluice clean}: what a host offers, and what dead runs left on it. */
@NullMarked
package io.sluice.cli.host;

import org.jspecify.annotations.NullMarked;
