@NullMarked
package io.sluice.limiter.json;

import org.jspecify.annotations.NullMarked;
