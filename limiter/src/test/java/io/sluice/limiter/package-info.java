@NullMarked
package io.sluice.limiter;

import org.jspecify.annotations.NullMarked;
