package io.sluice.objective.profile;

/** A profile that cannot be used; the message names the file, the line and what is allowed. */
public final class ProfileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for a person. */
    public ProfileException(String message) {
        super(message);
    }
}
