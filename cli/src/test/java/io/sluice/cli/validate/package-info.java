@NullMarked
package io.sluice.cli.validate;

import org.jspecify.annotations.NullMarked;
