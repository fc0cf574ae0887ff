package io.sluice.objective.command;

/** Takes what a process writes. */
@FunctionalInterface
interface Sink {
    /** Takes the first {@code length} bytes; does not modify or keep the array. */
    void accept(byte[] bytes, int length);
}
