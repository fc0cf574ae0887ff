/**
 * The limits file, {@code limits.json}: what a tuner found for a host, and what a limiter there is to enforce.
 *
 * <p>{@link io.sluice.limiter.file.LimitsFiles} reads, checks and writes; {@link io.sluice.limiter.file.LimitsFile} is what
 * stands in the file. Its JSON Schema is the resource {@code io/sluice/limiter/limits.schema.json}.
 */
@NullMarked
package io.sluice.limiter.file;

import org.jspecify.annotations.NullMarked;
