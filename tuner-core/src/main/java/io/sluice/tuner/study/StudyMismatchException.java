package io.sluice.tuner.study;

/** The study in the folder is another one than the one asked for; the message names each difference. */
public final class StudyMismatchException extends TunerException {
    private static final long serialVersionUID = 1L;

    StudyMismatchException(String message) {
        super(message);
    }
}
