/** {@code sluice validate}: checks a limits file and nothing else. */
@NullMarked
package io.sluice.cli.validate;

import org.jspecify.annotations.NullMarked;
