/**
 * Reports a limiter to Micrometer. Only this package needs {@code io.micrometer:micrometer-core}, which is an optional
 * dependency: who uses it declares it.
 */
@NullMarked
package io.sluice.limiter.micrometer;

import org.jspecify.annotations.NullMarked;
