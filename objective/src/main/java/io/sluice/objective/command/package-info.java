/**
 * An objective that is any program: one process an evaluation, a request on its standard input, an answer in the last
 * line of its standard output.
 */
@NullMarked
package io.sluice.objective.command;

import org.jspecify.annotations.NullMarked;
