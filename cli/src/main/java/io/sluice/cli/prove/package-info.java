/** {@code sluice prove}: a limits file against no limits, in interleaved pairs. */
@NullMarked
package io.sluice.cli.prove;

import org.jspecify.annotations.NullMarked;
