package io.sluice.tuner.space;

/** A space document that breaks a rule; the message names the member, its value and what is allowed. */
public final class InvalidSpaceException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidSpaceException(String message) {
        super(message);
    }
}
