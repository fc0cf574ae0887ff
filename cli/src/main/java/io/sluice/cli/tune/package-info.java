/** {@code sluice tune}: search on real bursts, prove by fresh pairs, export. */
@NullMarked
package io.sluice.cli.tune;

import org.jspecify.annotations.NullMarked;
