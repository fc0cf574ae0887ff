/** {@code sluice burst}: one burst, as a table, as JSON, as spans. */
@NullMarked
package io.sluice.cli.burst;

import org.jspecify.annotations.NullMarked;
