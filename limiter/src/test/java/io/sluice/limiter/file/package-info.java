@NullMarked
package io.sluice.limiter.file;

import org.jspecify.annotations.NullMarked;
