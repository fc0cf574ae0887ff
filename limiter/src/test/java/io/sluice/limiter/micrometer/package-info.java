@NullMarked
package io.sluice.limiter.micrometer;

import org.jspecify.annotations.NullMarked;
