@NullMarked
package io.sluice.cli.asktell;

import org.jspecify.annotations.NullMarked;
