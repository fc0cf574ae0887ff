/**
 * Bursts without limits against bursts with them, in pairs: running, keeping and showing. Shared by {@code tune} and
 * {@code prove}.
 */
@NullMarked
package io.sluice.cli.proof;

import org.jspecify.annotations.NullMarked;
