package io.sluice.objective.burst;

import java.util.List;

/**
 * One container's way through the stages. Immutable.
 *
 * @param index number within the burst, from 0
 * @param spans of the stages that it left, in order
 * @param outcome how it ended
 */
public record Startup(int index, List<StageSpan> spans, Outcome outcome) {

    /** Copies the list. */
    public Startup {
        spans = List.copyOf(spans);
    }

    /** How a startup ended. */
    public sealed interface Outcome {}

    /**
     * The container was reachable.
     *
     * @param at nanoseconds since the release
     */
    public record Reachable(long at) implements Outcome {}

    /**
     * The start failed and was undone.
     *
     * @param stage where
     * @param reason command, exit code and the end of what it wrote
     */
    public record Failed(String stage, String reason) implements Outcome {}

    /** The burst was stopped before the container was reachable. */
    public record Unfinished() implements Outcome {}
}
