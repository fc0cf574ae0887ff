package io.sluice.limiter.file;

import java.io.IOException;

/** A limits file that was rejected, as a whole. The message names the file, the member, its value and what is allowed. */
public final class LimitsFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /** The file, or whatever else it was read from. */
    private final String source;

    /** Where in the document, as in {@code stages[0].limit}; empty for the document itself. */
    private final String member;

    LimitsFileException(String source, String member, String problem) {
        super(source + ": " + (member.isEmpty() ? "" : member + " ") + problem);
        this.source = source;
        this.member = member;
    }

    /**
     * Where the document came from.
     *
     * @return the file, or the name that the caller gave
     */
    public String source() {
        return source;
    }

    /**
     * The member at fault.
     *
     * @return its path, as in {@code stages[0].limit}; empty if it is the document as a whole
     */
    public String member() {
        return member;
    }
}
