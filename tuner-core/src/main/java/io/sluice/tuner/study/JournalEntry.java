package io.sluice.tuner.study;

import io.sluice.objective.Evaluation;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** One line of a journal after the header. */
public sealed interface JournalEntry {

    /** A candidate was handed out. */
    record Ask(Trial trial) implements JournalEntry {}

    /** The outcome of a trial came. */
    record Tell(int trial, Evaluation evaluation, Instant at) implements JournalEntry {}

    /**
     * Something a caller keeps with the study.
     *
     * @param kind by which it is found again
     * @param payload any JSON
     * @param at when it was noted
     */
    record Note(String kind, JsonNode payload, Instant at) implements JournalEntry {
        /** Copies the payload. */
        public Note {
            payload = payload.deepCopy();
        }
    }
}
