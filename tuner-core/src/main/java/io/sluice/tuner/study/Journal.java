package io.sluice.tuner.study;

import java.util.List;

/** Where a study is kept. Not thread-safe: a tuner calls from one thread at a time. */
public interface Journal extends AutoCloseable {

    /** A journal that ends with the process. */
    static Journal inMemory() {
        return entry -> {};
    }

    /** What the journal held when it was opened, in order. */
    default List<JournalEntry> restored() {
        return List.of();
    }

    /**
     * Keeps one entry; tells and notes are on the disk when this returns.
     *
     * @throws JournalIoException if that failed; the journal is then as before the call
     */
    void append(JournalEntry entry);

    /** Lets another process open the study. */
    @Override
    default void close() {}
}
