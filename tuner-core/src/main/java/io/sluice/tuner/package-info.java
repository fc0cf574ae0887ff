@NullMarked
package io.sluice.tuner;

import org.jspecify.annotations.NullMarked;
