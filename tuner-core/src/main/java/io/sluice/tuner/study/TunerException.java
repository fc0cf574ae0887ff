package io.sluice.tuner.study;

/** The root of what a study throws of its own; wrong arguments are {@link IllegalArgumentException}. */
public abstract class TunerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TunerException(String message) {
        super(message);
    }

    TunerException(String message, Throwable cause) {
        super(message, cause);
    }
}
