/** {@code sluice tune --command}: tunes whatever a program measures. */
@NullMarked
package io.sluice.cli.command;

import org.jspecify.annotations.NullMarked;
