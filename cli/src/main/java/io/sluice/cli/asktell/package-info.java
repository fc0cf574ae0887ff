/** {@code sluice ask-tell}: the tuner for programs in other languages, as lines of JSON. */
@NullMarked
package io.sluice.cli.asktell;

import org.jspecify.annotations.NullMarked;
