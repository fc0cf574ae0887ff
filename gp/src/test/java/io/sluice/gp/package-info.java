@NullMarked
package io.sluice.gp;

import org.jspecify.annotations.NullMarked;
