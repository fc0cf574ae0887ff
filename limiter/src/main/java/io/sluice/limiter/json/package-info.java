/**
 * Canonical JSON, so that a checksum over a document depends on what it says and not on how it was written down.
 *
 * <p>Source: RFC 8785, JSON Canonicalization Scheme; numbers as ECMA-262, {@code Number::toString}.
 */
@NullMarked
package io.sluice.limiter.json;

import org.jspecify.annotations.NullMarked;
