package io.sluice.cli.support;

import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * The world outside, as the commands see it. Immutable.
 *
 * @param hosts opens hosts for bursts
 * @param clock tells the time of day
 * @param nanos tells how time passes, in nanoseconds from anywhere
 * @param interruption stops the command
 * @param terminal whether a person watches standard error
 */
public record CliContext(
        HostOpener hosts, Clock clock, LongSupplier nanos, Interruption interruption, boolean terminal) {

    /** The real one. */
    public static CliContext system() {
        return new CliContext(
                HostOpener.linux(), Clock.systemUTC(), System::nanoTime, new Interruption(), Terminals.standardError());
    }
}
