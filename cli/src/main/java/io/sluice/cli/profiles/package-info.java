/** {@code sluice profile}: what profiles there are, and whether one of your own can be read. */
@NullMarked
package io.sluice.cli.profiles;

import org.jspecify.annotations.NullMarked;
