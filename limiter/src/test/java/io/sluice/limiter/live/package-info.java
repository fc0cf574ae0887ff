@NullMarked
package io.sluice.limiter.live;

import org.jspecify.annotations.NullMarked;
