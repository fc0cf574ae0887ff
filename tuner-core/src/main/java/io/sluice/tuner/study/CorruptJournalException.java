package io.sluice.tuner.study;

import java.nio.file.Path;

/** A journal line that cannot be read or does not follow from those before it. */
public final class CorruptJournalException extends TunerException {
    private static final long serialVersionUID = 1L;

    private final int line;

    CorruptJournalException(Path file, int line, String problem) {
        super(file + ", line " + line + ": " + problem
                + "; the journal is not changed, repair the line or begin a new study in another folder");
        this.line = line;
    }

    /** The number of the line, from 1. */
    public int line() {
        return line;
    }
}
